import { useState } from 'preact/hooks';
import { t } from '../words/t.ts';
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
      <h1>{t('phone.setUp')}</h1>
      <p>{t('phone.setUpText')}</p>
      <form onSubmit={submit}>
        <label for="owner-name">{t('phone.name')}</label>
        <input
          id="owner-name"
          value={name}
          required
          pattern=".*\S.*"
          maxLength={25}
          autoComplete="off"
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <label for="owner-number">{t('phone.number')}</label>
        <input
          id="owner-number"
          type="tel"
          dir="ltr"
          value={number}
          required
          pattern="\+?[\d\s]{6,20}"
          title={t('phone.numberForm')}
          autoComplete="off"
          onInput={(event) => setNumber(event.currentTarget.value)}
        />
        <button type="submit">{t('phone.start')}</button>
      </form>
    </main>
  );
}
