import { useState } from 'preact/hooks';
import { Problem } from '../../../components/problem.tsx';
import { t } from '../../../words/t.ts';
import { Button } from '../../frame/button.tsx';
import { Field, Switch } from '../../frame/field.tsx';
import { listOf } from '../draft-form.ts';
import { PictureField } from '../media/picture-field.tsx';
import type { Fields } from '../model/document.ts';
import { fieldName, type Problems, problemAt, problemIn } from '../problems.ts';
import { blank, type Schema } from '../question-types.ts';
import { NumberEntry } from './number-entry.tsx';
import { TextArea } from './text-area.tsx';
import { TextInput } from './text-input.tsx';

interface Props {
  path: (string | number)[];
  schema: Schema;
  /** The field's value in the type's example: shows its kind where the schema does not. */
  example: unknown;
  value: unknown;
  problems: Problems;
  /** Where it must be there: an empty text stays one. */
  isRequired?: boolean;
  /** Gets undefined when the field was emptied. */
  onChange(value: unknown): void;
}

/** A text longer than this has several lines. */
const LONG = 120;

/** `pointsPerWord` as "Points per word". */
export function labelOf(path: readonly (string | number)[], { title }: Schema): string {
  const last = path.at(-1);
  if (title !== undefined) return title;
  if (typeof last === 'number') return `${last + 1}`;
  const words = `${last}`.replace(/[_-]+/g, ' ').replace(/(?<=[a-z])(?=[A-Z])/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1).toLowerCase();
}

/** A field of a question type that the page knows nothing of, drawn from its JSON Schema. */
export function SchemaField(props: Props) {
  const { path, schema, example, value, problems, isRequired = false, onChange } = props;
  const label = labelOf(path, schema);
  const name = path.join('.');
  const problem = problemIn(problems, ...path);
  const hint = schema.description;
  const common = { name, label, value, problem, ...(hint !== undefined && { hint }) };
  switch (kindOf(schema, example)) {
    case 'choice':
      return <Choice {...props} label={label} />;
    case 'boolean':
      return (
        <div {...fieldName(...path)}>
          <Switch
            label={label}
            {...(hint !== undefined && { hint })}
            checked={(value ?? schema.default) === true}
            onChange={onChange}
          />
          {problem !== undefined && <Problem text={problem} />}
        </div>
      );
    case 'number':
      return (
        <NumberEntry
          {...common}
          {...(schema.minimum !== undefined && { min: schema.minimum })}
          {...(schema.maximum !== undefined && { max: schema.maximum })}
          {...(schema.type === 'integer' && { step: 1 })}
          {...(schema.default !== undefined && { placeholder: `${schema.default}` })}
          onInput={onChange}
        />
      );
    case 'text': {
      const onInput = (text: string) => onChange(text === '' && !isRequired ? undefined : text);
      return (schema.maxLength ?? 0) > LONG ? (
        <TextArea {...common} onInput={onInput} />
      ) : (
        <TextInput {...common} onInput={onInput} />
      );
    }
    case 'picture':
      return (
        <PictureField
          name={name}
          label={label}
          picture={value as { image: string; alt: string } | undefined}
          problems={problems}
          onChange={onChange}
        />
      );
    case 'list':
      return <List {...props} label={label} />;
    case 'fields':
      return <Group {...props} label={label} />;
    case 'anything':
      return <Json {...props} label={label} />;
  }
}

type Kind = 'choice' | 'boolean' | 'number' | 'text' | 'picture' | 'list' | 'fields' | 'anything';

function kindOf(schema: Schema, example: unknown): Kind {
  if (schema.enum) return 'choice';
  switch (schema.type) {
    case 'boolean':
      return 'boolean';
    case 'number':
    case 'integer':
      return 'number';
    case 'string':
      return 'text';
    case 'array':
      return 'list';
    case 'object':
      if (schema.properties?.image && schema.properties.alt) return 'picture';
      return schema.properties ? 'fields' : 'anything';
    default:
      return kindByExample(example);
  }
}

function kindByExample(example: unknown): Kind {
  switch (typeof example) {
    case 'boolean':
      return 'boolean';
    case 'number':
      return 'number';
    case 'string':
      return 'text';
    default:
      return Array.isArray(example) ? 'list' : 'anything';
  }
}

type Labelled = Props & { label: string };

function Choice({ path, schema, value, problems, isRequired, label, onChange }: Labelled) {
  const choices = schema.enum ?? [];
  return (
    <Field label={label} hint={schema.description} problem={problemIn(problems, ...path)}>
      {(ties) => (
        <select
          {...ties}
          {...fieldName(...path)}
          class="input"
          value={choices.indexOf(value ?? schema.default)}
          onChange={(event) => onChange(choices[Number(event.currentTarget.value)])}
        >
          {!isRequired && <option value={-1}>{t('editor.asUsual')}</option>}
          {choices.map((choice, index) => (
            <option key={`${choice}`} value={index}>
              {schema.enumNames?.[index] ?? labelOf([`${choice}`], {})}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function List({ path, schema, example, value, problems, label, isRequired, onChange }: Labelled) {
  const entries = listOf(value);
  const [first] = listOf(example);
  const items = schema.items ?? {};
  const problem = problemAt(problems, ...path);
  const set = (list: unknown[]) => onChange(list.length === 0 && !isRequired ? undefined : list);
  return (
    <fieldset class="field">
      <legend class="field-name">{label}</legend>
      {schema.description !== undefined && <span class="hint">{schema.description}</span>}
      {entries.map((entry, index) => (
        <div key={`${index}`} class="list-entry">
          <SchemaField
            path={[...path, index]}
            schema={items}
            example={first ?? ''}
            value={entry}
            problems={problems}
            isRequired
            onChange={(changed) => set(entries.with(index, changed ?? null))}
          />
          <Button
            kind="plain"
            icon="trash"
            label={t('editor.removeEntry', { label, number: index + 1 })}
            onClick={() => set(entries.toSpliced(index, 1))}
          />
        </div>
      ))}
      <div class="row" {...fieldName(...path)}>
        <Button
          kind="plain"
          icon="plus"
          disabled={entries.length >= (schema.maxItems ?? Number.POSITIVE_INFINITY)}
          onClick={() => set([...entries, blank(items) ?? blankLike(first)])}
        >
          {t('editor.addOne')}
        </Button>
      </div>
      {problem !== undefined && <Problem text={problem} />}
    </fieldset>
  );
}

/** The beginning of a new entry, where only the example tells the kind of entries. */
const blankLike = (example: unknown): unknown =>
  typeof example === 'number' ? 0 : typeof example === 'boolean' ? false : '';

function Group({ path, schema, example, value, problems, label, onChange }: Labelled) {
  const fields = (value ?? {}) as Fields;
  const problem = problemAt(problems, ...path);
  return (
    <fieldset class="field group">
      <legend class="field-name">{label}</legend>
      {schema.description !== undefined && <span class="hint">{schema.description}</span>}
      {Object.entries(schema.properties ?? {}).map(([name, field]) => (
        <SchemaField
          key={name}
          path={[...path, name]}
          schema={field}
          example={(example as Fields | undefined)?.[name]}
          value={fields[name]}
          problems={problems}
          isRequired={schema.required?.includes(name) ?? false}
          onChange={(changed) => {
            const { [name]: _, ...rest } = fields;
            onChange(changed === undefined ? rest : { ...rest, [name]: changed });
          }}
        />
      ))}
      {problem !== undefined && <Problem text={problem} />}
    </fieldset>
  );
}

/** A value whose shape cannot be drawn is written as JSON. */
function Json({ path, schema, value, problems, label, onChange }: Labelled) {
  const [typed, setTyped] = useState<string>();
  const text = typed ?? (value === undefined ? '' : JSON.stringify(value, null, 1));
  const [isBroken, setBroken] = useState(false);
  return (
    <TextArea
      name={path.join('.')}
      label={label}
      value={text}
      hint={schema.description ?? t('editor.asJson')}
      problem={isBroken ? t('editor.noJson') : problemIn(problems, ...path)}
      onInput={(written) => {
        setTyped(written);
        try {
          const read = written.trim() === '' ? undefined : JSON.parse(written);
          setBroken(false);
          onChange(read);
        } catch {
          setBroken(true);
        }
      }}
    />
  );
}
