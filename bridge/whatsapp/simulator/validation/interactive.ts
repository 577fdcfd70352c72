import { badValue } from '../graph-error.ts';
import type { Shown } from '../phone-api.ts';
import { array, distinct, type Fields, line, object, text, url } from './fields.ts';
import { type FileRules, file } from './file.ts';

const TYPES = ['button', 'list', 'cta_url'] as const;

/** A message that can be tapped on. */
export function interactive(fields: Fields, rules: FileRules): Shown {
  const { footer, type } = fields;
  if (!TYPES.some((known) => known === type)) {
    throw badValue(`interactive['type'] must be one of {${TYPES.join(', ').toUpperCase()}}`);
  }
  const { text: body } = object(fields.body, 'body');
  return {
    ...header(fields.header, type === 'list', rules),
    ...(footer !== undefined && { footer: text(object(footer, 'footer').text, 'footer', 60) }),
    text: text(body, 'body', type === 'list' ? 4096 : 1024),
    ...action(type, object(fields.action, 'action')),
  };
}

function action(type: unknown, fields: Fields): Pick<Shown, 'buttons' | 'list' | 'link'> {
  switch (type) {
    case 'button':
      return { buttons: buttons(fields.buttons) };
    case 'list':
      return {
        list: { opener: line(fields.button, 'action button', 20), rows: rows(fields.sections) },
      };
    default:
      return { link: link(fields) };
  }
}

function header(given: unknown, onlyText: boolean, rules: FileRules) {
  if (given === undefined) return {};
  const fields = object(given, 'header');
  if (fields.type === 'text') return { header: text(fields.text, 'header', 60) };
  const { type } = fields;
  if ((type !== 'image' && type !== 'video') || onlyText) {
    throw badValue(`the header of this message cannot be of type ${String(type)}`);
  }
  const name = `header ${type}`;
  return { [type]: file(type, object(fields[type], name), name, rules) };
}

function buttons(given: unknown): { id: string; title: string }[] {
  const read = array(given, 'buttons', 1, 3).map((button) => {
    const { type, reply } = object(button, 'button');
    if (type !== 'reply') throw badValue("a button's type must be 'reply'");
    const { id, title } = object(reply, 'reply');
    return { id: text(id, 'Button id', 256), title: line(title, 'Button title', 20) };
  });
  distinct(read, 'id', 'buttons');
  distinct(read, 'title', 'buttons');
  return read;
}

function rows(given: unknown): { id: string; title: string; description?: string }[] {
  const sections = array(given, 'sections', 1, 10).map((section) => object(section, 'section'));
  const read = sections.flatMap((section) => {
    const { title } = section;
    if (sections.length > 1 || title !== undefined) line(title, 'Section title', 24);
    return array(section.rows, 'rows', 1, 10).map((row) => {
      const fields = object(row, 'row');
      const description = fields.description;
      return {
        id: text(fields.id, 'Row id', 200),
        title: line(fields.title, 'Row title', 24),
        ...(description !== undefined && { description: line(description, 'Row description', 72) }),
      };
    });
  });
  if (read.length > 10) throw badValue('Total row count exceed max allowed count: 10');
  distinct(read, 'id', 'rows');
  return read;
}

function link({ name, parameters }: Fields): { title: string; url: string } {
  if (name !== 'cta_url') throw badValue("action['name'] must be 'cta_url'");
  const fields = object(parameters, 'action parameters');
  return { title: line(fields.display_text, 'display_text', 20), url: url(fields.url, 'url') };
}
