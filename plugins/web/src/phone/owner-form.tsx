import { useState } from 'preact/hooks';
import { digitsOf, type Owner, shownNumber } from './owner.ts';

interface Props {
  owner: Owner;
  onKeep(owner: Owner): void;
}

/** The phone's owner: anybody will do. */
export function OwnerForm({ owner, onKeep }: Props) {
  const [name, setName] = useState(owner.name);
  const [number, setNumber] = useState(shownNumber(owner.number));
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onKeep({ number: digitsOf(number), name: name.trim() });
  };
  return (
    <main class="owner">
      <h1>Set up this phone</h1>
      <p>Pick who you are in the chat. The number is made up; keep it or type another.</p>
      <form onSubmit={submit}>
        <label for="owner-name">Profile name</label>
        <input
          id="owner-name"
          value={name}
          required
          pattern=".*\S.*"
          maxLength={25}
          autoComplete="off"
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <label for="owner-number">Phone number</label>
        <input
          id="owner-number"
          type="tel"
          value={number}
          required
          pattern="\+?[\d\s]{6,20}"
          title="6 to 15 digits, with the country code"
          autoComplete="off"
          onInput={(event) => setNumber(event.currentTarget.value)}
        />
        <button type="submit">Start chatting</button>
      </form>
    </main>
  );
}
