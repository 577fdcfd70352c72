import type { Ties } from './field.tsx';

interface Props {
  ties: Ties;
  /** The name by which a form finds the field. */
  'data-field'?: string;
  min?: number | undefined;
  max?: number | undefined;
  step?: number | 'any' | undefined;
  placeholder?: string | undefined;
  value: number | undefined;
  /**
   * Gets undefined when the field was emptied, or what is in it is no number yet.
   * @param isValid whether it is a number within the limits
   */
  onInput(value: number | undefined, isValid: boolean): void;
}

/** A number that is typed or stepped. */
export function NumberInput({ ties, value, step = 'any', onInput, ...rest }: Props) {
  return (
    <input
      {...ties}
      {...rest}
      class="input digits"
      type="number"
      inputMode="decimal"
      step={step}
      value={value ?? ''}
      onInput={({ currentTarget: { valueAsNumber, validity } }) => {
        const isNumber = Number.isFinite(valueAsNumber);
        onInput(isNumber ? valueAsNumber : undefined, isNumber && validity.valid);
      }}
    />
  );
}
