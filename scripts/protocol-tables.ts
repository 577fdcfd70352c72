/** Writes the tables of docs/protocol.md, where the markers are, from server/protocol: `npm run docs`. */
import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { ERROR_HELP } from '../server/protocol/error-help.ts';
import { ERRORS, type ErrorCode } from '../server/protocol/errors.ts';
import { hostEvents, playEvents } from '../server/protocol/events.ts';
import { hostRefusals, playRefusals } from '../server/protocol/refusals.ts';
import { hostRequests, playRequests } from '../server/protocol/requests.ts';
import { REST } from '../server/protocol/rest.ts';
import { hostResult, playResults } from '../server/protocol/results.ts';
import type { RouteAbout } from '../server/protocol/route-about.ts';
import { snapshot } from '../server/protocol/snapshot.ts';
import { questionView, revealView } from '../server/protocol/views.ts';

const MARKED = /(<!-- table (\w+):[^\n]*-->\n)[\s\S]*?(<!-- \/table -->)/g;

/** Shapes that are written out once, and elsewhere go by their field's name. */
const NAMED = new Set<unknown>([snapshot, questionView, revealView].map(({ shape }) => shape));

const TABLES: Record<string, () => string[][]> = {
  play: () => [
    ['client sends', 'what it does', 'ack adds', 'may be refused with'],
    ...Object.entries(playRequests).map(([name, request]) => [
      `\`${name} ${shape(request)}\``,
      described(request),
      fields(playResults[name as keyof typeof playResults]),
      codes(playRefusals[name as keyof typeof playRefusals]),
    ]),
  ],
  host: () => [
    ['client sends', 'what it does', 'ack adds', 'may be refused with'],
    ...Object.entries(hostRequests).map(([name, request]) => [
      `\`${name} ${shape(request)}\``,
      described(request),
      fields(hostResult(name as keyof typeof hostRequests)),
      codes(hostRefusals[name as keyof typeof hostRefusals]),
    ]),
  ],
  events: () => [
    ['event', 'payload', 'what it says', 'to'],
    ...Object.entries({ ...hostEvents, ...playEvents }).map(([name, payload]) => [
      `\`${name}\``,
      isNamed(payload) ? 'a snapshot' : `\`${shape(payload)}\``,
      described(payload),
      audience(name),
    ]),
  ],
  snapshot: () => [
    ['field', 'what it is'],
    ...Object.entries(snapshot.shape).map(([name, schema]) => [
      `\`${field(name, schema)}\``,
      described(schema) || values(schema),
    ]),
  ],
  rest: () => [
    ['request', 'answer', 'may be refused with'],
    ...Object.entries<RouteAbout>(REST).map(([route, about]) => [
      `\`${route}${query(about.query)}\`${given(about.body)}`,
      answerOf(about),
      codes(about.refusals ?? []),
    ]),
  ],
  errors: () => [
    ['code', 'HTTP', 'when', 'what to do'],
    ...Object.entries(ERRORS).map(([code, { http }]) => {
      const { when, remedy } = ERROR_HELP[code as ErrorCode];
      return [`\`${code}\``, String(http), when, remedy];
    }),
  ],
};

/** The document with its tables as they must be now. */
export const withTables = (document: string): string =>
  document.replace(MARKED, (_, start: string, name: string, end: string) => {
    const rows = TABLES[name]?.();
    if (!rows) throw new Error(`there is no table named "${name}"`);
    return start + markdown(rows) + end;
  });

function markdown([head = [], ...rows]: string[][]): string {
  const line = (cells: string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`.replaceAll(
      '|  |',
      '| |',
    );
  return [line(head), `${'|---'.repeat(head.length)}|\n`, ...rows.map(line)].join('');
}

/** A schema without what may be left out, or has a default. */
function bare(schema: z.ZodType): z.ZodType {
  const wraps = mayBeLeftOut(schema) || schema instanceof z.ZodNullable;
  return wraps ? bare(schema.unwrap() as z.ZodType) : schema;
}

const mayBeLeftOut = (
  schema: z.ZodType,
): schema is z.ZodOptional | z.ZodExactOptional | z.ZodDefault =>
  schema instanceof z.ZodOptional ||
  schema instanceof z.ZodExactOptional ||
  schema instanceof z.ZodDefault;

const isNamed = (schema: z.ZodType): boolean =>
  schema instanceof z.ZodObject && NAMED.has(schema.shape);

/** Names and structure of what is in an object or a list: `{ version, top: [{ rank, total }] }`. */
function shape(schema: z.ZodType): string {
  const inner = bare(schema);
  if (inner instanceof z.ZodArray) return `[${shape(inner.element as z.ZodType) || '...'}]`;
  if (!(inner instanceof z.ZodObject)) return '';
  const names = Object.entries<z.ZodType>(inner.shape).map(([name, of]) => field(name, of));
  return names.length === 0 ? '{}' : `{ ${names.join(', ')} }`;
}

function field(name: string, schema: z.ZodType): string {
  const inner = bare(schema);
  const structure = isNamed(inner) ? '' : shape(inner);
  return `${name}${mayBeLeftOut(schema) ? '?' : ''}${structure && `: ${structure}`}`;
}

const fields = ({ shape: all }: z.ZodObject): string =>
  Object.entries<z.ZodType>(all)
    .map(([name, schema]) => `\`${field(name, schema)}\``)
    .join(', ');

/** The description of a schema, or of the one that it wraps. */
function described(schema: z.ZodType): string {
  const said = schema.description;
  const inner = bare(schema);
  return said ?? (inner === schema ? '' : described(inner));
}

function values(schema: z.ZodType): string {
  const inner = bare(schema);
  return inner instanceof z.ZodEnum ? inner.options.map((value) => `\`${value}\``).join(' ') : '';
}

function audience(name: string): string {
  if (!(name in hostEvents)) return '/play';
  if (!(name in playEvents)) return '/host';
  return name === 'removed' ? '/play; `closed` also on /host' : 'both';
}

const codes = (some: readonly string[]): string => some.map((code) => `\`${code}\``).join(' ');

function given(body: z.ZodType | undefined): string {
  if (!body) return '';
  const form = shape(body);
  return ` with ${form ? `\`${form}\`` : described(body)}`;
}

/** `?format=json|csv` */
function query(schema: z.ZodObject | undefined): string {
  const pairs = Object.entries<z.ZodType>(schema?.shape ?? {}).map(([name, of]) => {
    const inner = bare(of);
    return inner instanceof z.ZodEnum ? `${name}=${inner.options.join('|')}` : name;
  });
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

function answerOf({ status = 200, answer, also = [], summary, description }: RouteAbout): string {
  const form = Array.isArray(answer) ? '' : shape(answer);
  const types = [...(Array.isArray(answer) ? answer : []), ...also].join(', ');
  const said = [`${summary}.`, description].filter(Boolean).join(' ');
  const parts = [
    [status].flat().join(' or '),
    form && `\`${form}\``,
    types && (form ? `or ${types}` : types),
  ].filter(Boolean);
  return `${parts.join(' ')}: ${said}`;
}

if (import.meta.main) {
  const file = new URL('../docs/protocol.md', import.meta.url);
  await writeFile(file, withTables(await readFile(file, 'utf8')));
}
