import type { ModeSummary, OptionSchema } from '../api/games.ts';
import { Field, Switch } from '../frame/field.tsx';
import { NumberInput } from '../frame/number-input.tsx';

interface Props {
  mode: ModeSummary;
  values: Record<string, unknown>;
  onChange(values: Record<string, unknown>): void;
}

/** Fields for whatever options a mode declares. */
export function ModeOptions({ mode, values, onChange }: Props) {
  return Object.entries(mode.options.properties ?? {}).map(([name, schema]) => (
    <ModeOption
      key={`${mode.name} ${name}`}
      name={name}
      schema={schema}
      value={values[name] ?? schema.default}
      onChange={(value) => onChange({ ...values, [name]: value })}
    />
  ));
}

interface OptionProps {
  name: string;
  schema: OptionSchema;
  value: unknown;
  onChange(value: unknown): void;
}

function ModeOption({ name, schema, value, onChange }: OptionProps) {
  const { title, description, type } = schema;
  const label = title ?? description ?? name;
  const hint = title === undefined ? undefined : description;
  if (type === 'boolean')
    return <Switch label={label} hint={hint} checked={value === true} onChange={onChange} />;
  return (
    <Field label={label} hint={hint}>
      {(ties) => {
        if (schema.enum)
          return (
            <select
              {...ties}
              class="input"
              value={String(value)}
              onChange={(event) => onChange(event.currentTarget.value)}
            >
              {schema.enum.map((choice, index) => (
                <option key={choice} value={choice}>
                  {schema.enumNames?.[index] ?? choice}
                </option>
              ))}
            </select>
          );
        if (type === 'number' || type === 'integer')
          return (
            <NumberInput
              ties={ties}
              min={schema.minimum ?? Number.MIN_SAFE_INTEGER}
              max={schema.maximum ?? Number.MAX_SAFE_INTEGER}
              step={type === 'number' ? 'any' : 1}
              value={Number(value ?? 0)}
              onInput={(typed, isValid) => isValid && onChange(typed)}
            />
          );
        return (
          <input
            {...ties}
            class="input"
            value={String(value ?? '')}
            onInput={(event) => onChange(event.currentTarget.value)}
          />
        );
      }}
    </Field>
  );
}
