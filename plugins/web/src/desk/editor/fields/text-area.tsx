import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Field } from '../../frame/field.tsx';
import { fieldName } from '../problems.ts';

interface Props {
  name: string;
  label: string;
  value: unknown;
  hint?: ComponentChildren;
  placeholder?: string;
  problem: string | undefined;
  lang?: string;
  onInput(text: string): void;
}

/** A text of several lines, as high as it needs. */
export function TextArea({ name, label, value, hint, placeholder, problem, lang, onInput }: Props) {
  const element = useRef<HTMLTextAreaElement>(null);
  const text = `${value ?? ''}`;
  useLayoutEffect(() => {
    const area = element.current;
    if (!area) return;
    area.style.height = 'auto';
    // Its lines' height leaves out the border.
    area.style.height = `${area.scrollHeight + 2}px`;
  }, [text]);
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(ties) => (
        <textarea
          {...ties}
          {...fieldName(name)}
          ref={element}
          class="input"
          dir="auto"
          lang={lang}
          rows={2}
          value={text}
          placeholder={placeholder}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
