import type { Ties } from '../frame/field.tsx';

interface Props {
  ties: Ties;
  min?: number;
  max: number;
  step?: number | 'any';
  value: number;
  onChange(value: number): void;
}

/** A number that is valid whenever it is passed on: what is being typed may not be. */
export function NumberInput({ ties, min = 0, max, step = 1, value, onChange }: Props) {
  return (
    <input
      {...ties}
      class="input digits number-input"
      type="number"
      min={min}
      max={max}
      step={step}
      value={value}
      onInput={({ currentTarget: { valueAsNumber, validity } }) => {
        if (Number.isFinite(valueAsNumber) && validity.valid) onChange(valueAsNumber);
      }}
    />
  );
}
