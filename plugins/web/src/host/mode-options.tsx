import type { ModeSummary, OptionSchema } from './api.ts';

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
  const id = `mode-${name}`;
  const label = schema.title ?? schema.description ?? name;
  if (schema.type === 'boolean') {
    return (
      <label class="switch">
        <input
          type="checkbox"
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        {label}
      </label>
    );
  }
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {schema.enum ? (
        <select
          id={id}
          class="input"
          value={String(value)}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          {schema.enum.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </select>
      ) : (
        <NumberOrText id={id} schema={schema} value={value} onChange={onChange} />
      )}
    </div>
  );
}

function NumberOrText({ id, schema, value, onChange }: Omit<OptionProps, 'name'> & { id: string }) {
  if (schema.type !== 'number' && schema.type !== 'integer') {
    return (
      <input
        id={id}
        class="input"
        value={String(value ?? '')}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  return (
    <input
      id={id}
      class="input digits"
      type="number"
      step={schema.type === 'number' ? 'any' : 1}
      {...(schema.minimum !== undefined && { min: schema.minimum })}
      {...(schema.maximum !== undefined && { max: schema.maximum })}
      value={Number(value ?? 0)}
      onInput={({ currentTarget: { valueAsNumber } }) => {
        if (Number.isFinite(valueAsNumber)) onChange(valueAsNumber);
      }}
    />
  );
}
