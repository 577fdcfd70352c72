import type { QuestionTypeView } from '../../../../../server/protocol/question-types.ts';
import type { Fields } from './model/document.ts';

/** A part of JSON Schema: what the editor draws fields from. */
export interface Schema {
  type?: string | string[];
  title?: string;
  description?: string;
  default?: unknown;
  enum?: unknown[];
  /** For people, in the order of `enum`. */
  enumNames?: string[];
  const?: unknown;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  minItems?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
}

/** The editor of a part of a question's own fields. */
export type Section =
  | { kind: 'options'; most: number; hasMarks: boolean; hasPictures: boolean }
  | { kind: 'sequence'; most: number }
  | { kind: 'pairs'; most: number; hasExtra: boolean }
  | { kind: 'truth' }
  | { kind: 'texts'; name: 'accepted' | 'refused'; most: number }
  | { kind: 'number'; hasTolerance: boolean; hasUnit: boolean }
  | { kind: 'spot' }
  | { kind: 'field'; name: string; schema: Schema; example: unknown; isRequired: boolean };

/** A question type, with how its fields are edited. */
export interface EditedType {
  name: string;
  title: string;
  form: QuestionTypeView['form'];
  sections: Section[];
}

/**
 * How a type is edited: its form and the fields that go with that have an editor of their own, all
 * others are edited by their schema. So no type is known by name.
 */
function editedType({ name, title, form, schema, example }: QuestionTypeView): EditedType {
  const { properties = {}, required = [] } = schema as Schema;
  const left = new Set(Object.keys(properties));
  const sections = formSections(form ?? likelyForm(properties), properties, example ?? {});
  for (const section of sections) for (const field of fieldsOf(section)) left.delete(field);
  for (const field of left)
    sections.push({
      kind: 'field',
      name: field,
      schema: properties[field] ?? {},
      example: example?.[field],
      isRequired: required.includes(field),
    });
  return { name, title, form, sections };
}

/** All types, each with a title that no other one has. */
export function editedTypes(views: readonly QuestionTypeView[]): EditedType[] {
  const taken = new Set<string>();
  return views.map((view) => {
    const type = editedType(view);
    const title = taken.has(type.title) ? `${type.title} (${type.name})` : type.title;
    taken.add(title);
    return { ...type, title };
  });
}

function formSections(
  form: QuestionTypeView['form'],
  has: Record<string, Schema>,
  example: Fields,
): Section[] {
  const { options, correct, pairs, extra, accepted, refused, value, picture, spot } = has;
  switch (form) {
    case 'pick':
      if (isList(options))
        return [
          {
            kind: 'options',
            most: options.maxItems ?? 10,
            hasMarks: isList(correct),
            hasPictures: hasPictures(options, example.options),
          },
        ];
      return correct?.type === 'boolean' ? [{ kind: 'truth' }] : [];
    case 'order':
      return isList(options) ? [{ kind: 'sequence', most: options.maxItems ?? 10 }] : [];
    case 'match':
      return isList(pairs)
        ? [{ kind: 'pairs', most: pairs.maxItems ?? 10, hasExtra: isList(extra) }]
        : [];
    case 'text':
      return [
        isList(accepted) && texts('accepted', accepted),
        isList(refused) && texts('refused', refused),
      ].filter((section) => section !== false);
    case 'number':
      return value?.type === 'number'
        ? [{ kind: 'number', hasTolerance: !!has.tolerance, hasUnit: !!has.unit }]
        : [];
    case 'point':
      return picture && spot ? [{ kind: 'spot' }] : [];
    case undefined:
      return [];
  }
}

/** The form that goes with such fields, where the server cannot tell it. */
function likelyForm(has: Record<string, Schema>): QuestionTypeView['form'] {
  if (has.options && has.correct) return 'pick';
  if (has.pairs) return 'match';
  if (has.accepted) return 'text';
  if (has.picture && has.spot) return 'point';
  return has.value ? 'number' : undefined;
}

const isList = (schema: Schema | undefined): schema is Schema => schema?.type === 'array';

const texts = (name: 'accepted' | 'refused', { maxItems = 50 }: Schema): Section => ({
  kind: 'texts',
  name,
  most: maxItems,
});

function hasPictures({ items }: Schema, example: unknown): boolean {
  const kinds = [items ?? {}, ...(items?.anyOf ?? [])];
  return (
    kinds.some(({ properties }) => properties?.media !== undefined) ||
    (Array.isArray(example) && example.some((option) => typeof option === 'object'))
  );
}

/** The fields that a section edits. */
export function fieldsOf(section: Section): string[] {
  switch (section.kind) {
    case 'options':
      return section.hasMarks ? ['options', 'correct'] : ['options'];
    case 'sequence':
      return ['options'];
    case 'pairs':
      return section.hasExtra ? ['pairs', 'extra'] : ['pairs'];
    case 'truth':
      return ['correct'];
    case 'number':
      return [
        'value',
        ...(section.hasTolerance ? ['tolerance'] : []),
        ...(section.hasUnit ? ['unit'] : []),
      ];
    case 'spot':
      return ['picture', 'spot'];
    case 'texts':
    case 'field':
      return [section.name];
  }
}

/** A new question of a type, with nothing in it but what its fields begin with. */
export function blankQuestion({ name, sections }: EditedType): Fields {
  const question: Record<string, unknown> = { type: name, text: '' };
  for (const section of sections) {
    if (section.kind === 'field') {
      const first =
        section.schema.default ?? (section.isRequired ? blank(section.schema) : undefined);
      if (first !== undefined) question[section.name] = first;
    } else if (['options', 'sequence', 'pairs', 'texts'].includes(section.kind)) {
      const [list, marks] = fieldsOf(section);
      if (list !== undefined && list !== 'refused') question[list] = [];
      if (section.kind === 'options' && marks !== undefined) question[marks] = [];
    }
  }
  return question;
}

/** The beginning of a schema's field, where it must be there. */
export function blank(schema: Schema): unknown {
  if (schema.default !== undefined) return schema.default;
  if (schema.enum) return schema.enum[0];
  switch (schema.type) {
    case 'array':
      return [];
    case 'boolean':
      return false;
    case 'string':
      return '';
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([name]) => schema.required?.includes(name))
          .map(([name, field]) => [name, blank(field)] as const)
          .filter(([, value]) => value !== undefined),
      );
    default:
      return undefined;
  }
}
