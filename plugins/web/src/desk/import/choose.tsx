import { useRef, useState } from 'preact/hooks';
import { Problem } from '../../components/problem.tsx';
import { Button } from '../frame/button.tsx';
import { Field } from '../frame/field.tsx';
import { Icon } from '../frame/icons.tsx';

interface Props {
  problem: string | undefined;
  onFile(file: File): void;
}

/** Where a file comes from: chosen, dropped, or pasted as text. */
export function Choose({ problem, onFile }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  return (
    <>
      {problem !== undefined && <Problem text={problem} />}
      <div class="sources">
        <section class="card pad source" aria-labelledby="from-file">
          <Icon name="file" />
          <h2 id="from-file">Drop a file anywhere here</h2>
          <p class="soft">
            From Kahoot!, Quizizz, Blooket, Moodle, Open Trivia DB; a table from Excel or any
            spreadsheet; QTI, Aiken, GIFT; or a quiz of QRush. Up to 10 MB.
          </p>
          <input
            ref={input}
            type="file"
            class="visually-hidden"
            tabIndex={-1}
            aria-label="File with questions"
            onChange={({ currentTarget }) => {
              const [file] = currentTarget.files ?? [];
              if (file) onFile(file);
              // The same file, fixed, can be chosen again.
              currentTarget.value = '';
            }}
          />
          <Button kind="go" icon="upload" big onClick={() => input.current?.click()}>
            Choose a file
          </Button>
        </section>
        <form
          class="card pad source"
          onSubmit={(event) => {
            event.preventDefault();
            onFile(new File([text], 'Pasted questions.txt', { type: 'text/plain' }));
          }}
        >
          <Field
            label="Or paste questions"
            hint="Rows of a spreadsheet, or text from any of these programs."
          >
            {(ties) => (
              <textarea
                {...ties}
                class="input pasted"
                dir="auto"
                spellcheck={false}
                placeholder={'Which is a fruit?\nA. Tomato\nB. Stone\nANSWER: A'}
                value={text}
                onInput={(event) => setText(event.currentTarget.value)}
              />
            )}
          </Field>
          <Button type="submit" disabled={!text.trim()}>
            Read this text
          </Button>
        </form>
      </div>
    </>
  );
}
