import { Field } from '../../frame/field.tsx';
import { fieldName } from '../problems.ts';

interface Props {
  name: string;
  label: string;
  value: unknown;
  hint?: string;
  placeholder?: string;
  problem: string | undefined;
  onInput(text: string): void;
}

export function TextInput({ name, label, value, hint, placeholder, problem, onInput }: Props) {
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(ties) => (
        <input
          {...ties}
          {...fieldName(name)}
          class="input"
          dir="auto"
          value={`${value ?? ''}`}
          placeholder={placeholder}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
