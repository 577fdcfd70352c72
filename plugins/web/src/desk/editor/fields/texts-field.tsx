import { useRef, useState } from 'preact/hooks';
import { t } from '../../../words/t.ts';
import { Field } from '../../frame/field.tsx';
import { Icon } from '../../frame/icons.tsx';
import { listOf } from '../draft-form.ts';
import { fieldName, problemIn } from '../problems.ts';
import type { SectionProps } from './section-props.ts';

interface Props extends SectionProps {
  name: keyof typeof WORDS;
  most: number;
}

const WORDS = {
  accepted: {
    label: 'editor.accepted',
    hint: 'editor.acceptedHint',
    remove: 'editor.acceptNoMore',
  },
  refused: {
    label: 'editor.refused',
    hint: 'editor.refusedHint',
    remove: 'editor.refuseNoMore',
  },
  hints: {
    label: 'editor.hints',
    hint: 'editor.hintsHint',
    remove: 'editor.removeHint',
  },
} as const;

/** Texts as chips: Enter adds what is typed, a press takes one back into the field to change it. */
export function TextsField({ name, most, question, problems, onChange }: Props) {
  const { label, hint, remove } = WORDS[name];
  const texts = listOf<string>(question[name]);
  const [typed, setTyped] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const set = (list: string[]) =>
    onChange({ [name]: list.length > 0 || name === 'accepted' ? list : undefined });
  const add = (text: string) => {
    const added = text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line && !texts.includes(line));
    if (added.length > 0) set([...texts, ...new Set(added)].slice(0, most));
    setTyped('');
  };
  return (
    <Field label={t(label)} hint={t(hint)} problem={problemIn(problems, name)}>
      {(ties) => (
        <div class="tag-field">
          {texts.map((text, index) => (
            <span key={text} class="chip" {...fieldName(name, index)}>
              <button
                type="button"
                class="chip-text"
                title={t('editor.changeIt')}
                onClick={() => {
                  set(texts.toSpliced(index, 1));
                  setTyped(text);
                  input.current?.focus();
                }}
              >
                <bdi>{text}</bdi>
              </button>
              <button
                type="button"
                aria-label={t(remove, { text })}
                onClick={() => set(texts.toSpliced(index, 1))}
              >
                <Icon name="close" />
              </button>
            </span>
          ))}
          <input
            {...ties}
            {...fieldName(name)}
            ref={input}
            dir="auto"
            value={typed}
            placeholder={t('editor.typeAndEnter')}
            onInput={(event) => setTyped(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.isComposing) return;
              if (event.key === 'Enter') {
                event.preventDefault();
                add(typed);
              } else if (event.key === 'Backspace' && typed === '' && texts.length > 0) {
                set(texts.slice(0, -1));
              }
            }}
            onPaste={(event) => {
              const text = event.clipboardData?.getData('text/plain') ?? '';
              if (!text.trim().includes('\n')) return;
              event.preventDefault();
              add(text);
            }}
            onBlur={() => add(typed)}
          />
        </div>
      )}
    </Field>
  );
}
