import { Field } from '../../frame/field.tsx';
import { NumberInput } from '../../frame/number-input.tsx';
import { fieldName } from '../problems.ts';

interface Props {
  name: string;
  label: string;
  value: unknown;
  hint?: string;
  placeholder?: string;
  min?: number;
  max?: number;
  step?: number | 'any';
  problem: string | undefined;
  /**
   * Gets undefined when the field was emptied. A number out of its limits is kept, and is a
   * problem.
   */
  onInput(value: number | undefined): void;
}

/** A number of a question, with its label. */
export function NumberEntry({ name, label, value, hint, problem, onInput, ...limits }: Props) {
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(ties) => (
        <NumberInput
          ties={ties}
          {...fieldName(name)}
          {...limits}
          value={typeof value === 'number' ? value : undefined}
          onInput={(typed) => onInput(typed)}
        />
      )}
    </Field>
  );
}
