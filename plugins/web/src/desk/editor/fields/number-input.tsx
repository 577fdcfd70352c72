import { Field } from '../../frame/field.tsx';
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
  /** Gets undefined when the field was emptied. */
  onInput(value: number | undefined): void;
}

export function NumberInput({ name, label, value, hint, problem, onInput, ...limits }: Props) {
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(ties) => (
        <input
          {...ties}
          {...fieldName(name)}
          {...limits}
          class="input digits"
          type="number"
          inputMode="decimal"
          step={limits.step ?? 'any'}
          value={typeof value === 'number' ? value : ''}
          onInput={({ currentTarget: { valueAsNumber } }) =>
            onInput(Number.isNaN(valueAsNumber) ? undefined : valueAsNumber)
          }
        />
      )}
    </Field>
  );
}
