import { badValue, GraphError } from '../graph-error.ts';
import type { Shown } from '../phone-api.ts';
import { array, type Fields, line, object, text } from './fields.ts';

/**
 * Texts of the business's templates by name, with `{{1}}`, `{{2}}` ... where parameters go. Without
 * any, every name will do and the parameters are shown as they are.
 */
export type Templates = Readonly<Record<string, string>> | undefined;

/** A message that was approved beforehand: the only kind that may come unasked. */
export function template(fields: Fields, templates: Templates): Shown {
  const name = text(fields.name, "template['name']", 512);
  text(object(fields.language, "template['language']").code, "language['code']", 15);
  const components = array(fields.components ?? [], 'components', 0, 20).map((component) =>
    object(component, 'component'),
  );
  const values = components
    .filter(({ type }) => type === 'body')
    .flatMap(({ parameters }) => array(parameters, 'parameters', 1, 100).map(parameter));
  const buttons = components.filter(({ type }) => type === 'button').map(button);
  return {
    text: written(name, values, templates),
    ...(buttons.length > 0 && { buttons, template: true }),
  };
}

function parameter(given: unknown): string {
  const fields = object(given, 'parameter');
  if (fields.type !== 'text') throw badValue("a parameter's type must be 'text'");
  return line(fields.text, 'parameter text', 1024);
}

/** A quick reply; its title stands in the template, so here it is named by what it sends. */
function button({ sub_type, parameters }: Fields): { id: string; title: string } {
  if (sub_type !== 'quick_reply') throw badValue("a button's sub_type must be 'quick_reply'");
  const [given] = array(parameters, 'button parameters', 1, 1);
  const { type, payload } = object(given, 'button parameter');
  if (type !== 'payload') throw badValue("a button parameter's type must be 'payload'");
  const id = text(payload, 'payload', 256);
  return { id, title: id };
}

function written(name: string, values: string[], templates: Templates): string {
  if (!templates) return [name, ...values].join('\n');
  const wording = templates[name];
  if (wording === undefined) {
    throw new GraphError(
      132001,
      'Template name does not exist in the translation',
      `template name (${name}) does not exist`,
    );
  }
  const wanted = new Set(wording.match(/\{\{\d+\}\}/g)).size;
  if (values.length !== wanted) {
    throw new GraphError(
      132000,
      'Number of parameters does not match the expected number of params',
      `body: number of localizable_params (${values.length}) does not match the expected number of params (${wanted})`,
    );
  }
  return wording.replace(/\{\{(\d+)\}\}/g, (_all, at) => values[Number(at) - 1] ?? '');
}
