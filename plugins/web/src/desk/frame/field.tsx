import type { ComponentChildren, VNode } from 'preact';
import { useId } from 'preact/hooks';
import { Problem } from '../../components/problem.tsx';

/** The ties between a control and its label, hint and problem. */
export interface Ties {
  id: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
}

interface FieldProps {
  label: string;
  hint?: ComponentChildren;
  /** The problem, in a person's words. */
  problem?: string | undefined;
  /** The control: it takes the ties as its properties. */
  children: (ties: Ties) => VNode;
}

export function Field({ label, hint, problem, children }: FieldProps) {
  const id = useId();
  const describedBy = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({
        id,
        ...(describedBy && { 'aria-describedby': describedBy }),
        ...(problem && { 'aria-invalid': true }),
      })}
      {hint && (
        <span id={`${id}-hint`} class="hint">
          {hint}
        </span>
      )}
      {problem && <Problem id={`${id}-problem`} text={problem} />}
    </div>
  );
}

interface SwitchProps {
  label: string;
  hint?: ComponentChildren;
  checked: boolean;
  disabled?: boolean;
  onChange(checked: boolean): void;
}

export function Switch({ label, hint, checked, disabled = false, onChange }: SwitchProps) {
  const id = useId();
  return (
    <label class="switch">
      <span>
        <span class="switch-name" id={id}>
          {label}
        </span>
        {hint && (
          <>
            <br />
            <span id={`${id}-hint`} class="soft small">
              {hint}
            </span>
          </>
        )}
      </span>
      <input
        type="checkbox"
        // biome-ignore lint/a11y/useAriaPropsForRole: a checkbox says by itself whether it is checked
        role="switch"
        checked={checked}
        disabled={disabled}
        aria-labelledby={id}
        {...(hint !== undefined && { 'aria-describedby': `${id}-hint` })}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </label>
  );
}

interface SegmentsProps<Value extends string> {
  label: string;
  options: { value: Value; text: ComponentChildren }[];
  value: Value;
  onChange(value: Value): void;
}

/** One of a few: radio buttons in a row. */
export function Segments<Value extends string>(props: SegmentsProps<Value>) {
  const { label, options, value, onChange } = props;
  const name = useId();
  return (
    <div class="segments" role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>{option.text}</span>
        </label>
      ))}
    </div>
  );
}
