import { type Translations, translated } from './words.ts';

/** Keywords of JSON Schema whose texts people read: a list has a text for each of `enum`. */
const SAID = new Set(['title', 'description', 'enumNames']);

/** Keywords whose content is data. */
const DATA = new Set(['default', 'const', 'enum', 'examples']);

/** A JSON Schema whose texts are said in this language, as far as the plugin has them. */
export function schemaIn<Schema>(
  schema: Schema,
  translations: Translations | undefined,
  language: string,
): Schema {
  const said = (text: unknown) =>
    typeof text === 'string' ? translated(text, translations, language) : text;
  const walk = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(walk);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(
      Object.entries(part).map(([name, value]) => {
        if (DATA.has(name)) return [name, value];
        if (!SAID.has(name)) return [name, walk(value)];
        if (Array.isArray(value)) return [name, value.map(said)];
        return [name, typeof value === 'object' ? walk(value) : said(value)];
      }),
    );
  };
  return translations === undefined ? schema : (walk(schema) as Schema);
}
