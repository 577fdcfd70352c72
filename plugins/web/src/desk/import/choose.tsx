import { useRef, useState } from 'preact/hooks';
import { Problem } from '../../components/problem.tsx';
import { t } from '../../words/t.ts';
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
          <h2 id="from-file">{t('import.drop')}</h2>
          <p class="soft">{t('import.from')}</p>
          <input
            ref={input}
            type="file"
            class="visually-hidden"
            tabIndex={-1}
            aria-label={t('import.file')}
            onChange={({ currentTarget }) => {
              const [file] = currentTarget.files ?? [];
              if (file) onFile(file);
              // The same file, fixed, can be chosen again.
              currentTarget.value = '';
            }}
          />
          <Button kind="go" icon="upload" big onClick={() => input.current?.click()}>
            {t('import.choose')}
          </Button>
        </section>
        <form
          class="card pad source"
          onSubmit={(event) => {
            event.preventDefault();
            onFile(new File([text], `${t('import.pasted')}.txt`, { type: 'text/plain' }));
          }}
        >
          <Field label={t('import.paste')} hint={t('import.pasteHint')}>
            {(ties) => (
              <textarea
                {...ties}
                class="input pasted"
                dir="auto"
                spellcheck={false}
                placeholder={t('import.sample')}
                value={text}
                onInput={(event) => setText(event.currentTarget.value)}
              />
            )}
          </Field>
          <Button type="submit" disabled={!text.trim()}>
            {t('import.readText')}
          </Button>
        </form>
      </div>
    </>
  );
}
