import { counted } from '../components/wording.ts';
import { Prose } from './prose.tsx';

/** JSON Schema, as far as it is shown. */
interface Shown {
  type?: string;
  format?: string;
  description?: string;
  properties?: Record<string, Shown>;
  required?: string[];
  items?: Shown;
  anyOf?: Shown[];
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
}

interface Props {
  name?: string;
  schema: Shown;
  required?: boolean;
  note?: string;
}

/** A schema as a tree: each field with its type, its limits and what is said of it. */
export function SchemaTree({ name, schema, required = true, note }: Props) {
  const inner = schema.items ?? schema;
  const choices = inner.anyOf ?? [];
  return (
    <div class="schema">
      <p>
        {name && <code class="field">{name}</code>}
        {name && !required && <span class="may">may be left out</span>}
        <span class="type">{typeOf(schema)}</span>
        <span class="limits">{[...limitsOf(schema), note].filter(Boolean).join(', ')}</span>
        {schema.description && (
          <span class="said">
            <Prose text={schema.description} />
          </span>
        )}
      </p>
      {Object.entries(inner.properties ?? {}).map(([field, of]) => (
        <SchemaTree
          key={field}
          name={field}
          schema={of}
          required={inner.required?.includes(field) ?? false}
        />
      ))}
      {choices
        .filter(({ properties }) => properties)
        .map((choice) => (
          <details key={JSON.stringify(choice)} class="choice">
            <summary>{nameOf(choice)}</summary>
            <SchemaTree schema={choice} />
          </details>
        ))}
    </div>
  );
}

/** One of several forms goes by what only it has: the constant of one of its fields. */
const nameOf = ({ properties = {} }: Shown): string =>
  Object.entries(properties)
    .filter(([, of]) => of.const !== undefined)
    .map(([name, of]) => `${name}: ${JSON.stringify(of.const)}`)
    .join(', ') || 'object';

function typeOf({ type, format, items, anyOf, enum: allowed, const: only }: Shown): string {
  if (only !== undefined) return JSON.stringify(only);
  if (allowed) return allowed.map((value) => JSON.stringify(value)).join(' | ');
  if (items) return `list of ${typeOf(items)}`;
  if (anyOf) return [...new Set(anyOf.map(typeOf))].join(' or ');
  return format ?? type ?? 'anything';
}

function limitsOf(schema: Shown): string[] {
  const { minLength, maxLength, minimum, maximum, pattern, default: fallback } = schema;
  // The range of whole numbers is no limit that anybody has set.
  const set = (bound: number | undefined) =>
    bound !== undefined && Math.abs(bound) < Number.MAX_SAFE_INTEGER;
  return [
    set(minLength) ? `at least ${counted(minLength ?? 0, 'character')}` : '',
    set(maxLength) ? `at most ${counted(maxLength ?? 0, 'character')}` : '',
    set(minimum) ? `from ${minimum}` : '',
    set(maximum) ? `up to ${maximum}` : '',
    pattern !== undefined && schema.format === undefined ? pattern : '',
    fallback !== undefined ? `${JSON.stringify(fallback)} when left out` : '',
  ].filter(Boolean);
}
