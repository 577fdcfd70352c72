import { useRef, useState } from 'preact/hooks';
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
    label: 'Accepted answers',
    hint: 'The first one is shown as the right answer.',
    remove: 'Accept no more:',
  },
  refused: {
    label: 'Wrong, however close',
    hint: 'Optional: answers that look like a slip of a right one, and are wrong.',
    remove: 'Refuse no more:',
  },
  hints: {
    label: 'Hints',
    hint: 'Optional, the vaguest first: modes such as Hint ladder show them one after the other.',
    remove: 'Remove the hint:',
  },
};

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
    <Field label={label} hint={hint} problem={problemIn(problems, name)}>
      {(ties) => (
        <div class="tag-field">
          {texts.map((text, index) => (
            <span key={text} class="chip" {...fieldName(name, index)}>
              <button
                type="button"
                class="chip-text"
                title="Change it"
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
                aria-label={`${remove} ${text}`}
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
            placeholder="Type and press Enter"
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
