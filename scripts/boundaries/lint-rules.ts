import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOMS, type Room } from './rooms.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Folders at the top of the tree that sources may be tempted to import. */
const TOP = [
  'client',
  'config',
  'plugins',
  'bridge',
  'vocabulary',
  'test',
  'testing',
  'benchmarks',
  'scripts',
];

/** One of `overrides` in biome.json. */
export interface Override {
  includes: string[];
  linter: { rules: { style: { noRestrictedImports: object } } };
}

/** The rooms as lint rules. Type imports count, too: what only a type needs is still known. */
export function lintRules(): Override[] {
  return ROOMS.map((room) => ({
    includes: [`${room.folder}/**`, ...below(room).map((folder) => `!${folder}/**`)],
    linter: {
      rules: {
        style: {
          noRestrictedImports: {
            level: 'error',
            options: { patterns: [{ group: forbidden(room), message: messageOf(room) }] },
          },
        },
      },
    },
  }));
}

/** Rooms within a room: they have rules of their own. */
const below = ({ folder }: Room): string[] =>
  ROOMS.flatMap((other) => (other.folder.startsWith(`${folder}/`) ? other.folder : []));

/** Patterns for the texts of imports: what is forbidden first, then what is not. */
function forbidden(room: Room): string[] {
  const [top = ''] = room.folder.split('/');
  const away = TOP.filter((folder) => folder !== top).map((folder) => `**/${folder}/**`);
  const near = top === 'server' ? serverWithout(room.folder) : ['**/server/**'];
  const bridges = top === 'bridge' ? siblings(room.folder) : [];
  // An import within one top folder does not name it.
  const written = (path: string) =>
    path.startsWith(`${top}/`) ? path.slice(top.length + 1) : path;
  const allowed = room.may.map(
    (path) => `!**/${written(path)}${path.endsWith('.ts') ? '' : '/**'}`,
  );
  return [...away, ...near, ...bridges, ...(room.pure ? ['node:*'] : []), ...allowed];
}

const entries = (folder: string) => readdirSync(join(ROOT, folder), { withFileTypes: true });

/** All of server/, as seen from one of its folders: its rooms, and the files beside them. */
function serverWithout(own: string): string[] {
  return entries('server').flatMap((entry) => {
    if (`server/${entry.name}` === own) return [];
    if (entry.isDirectory()) return `**/${entry.name}/**`;
    return entry.name.endsWith('.ts') ? `../**/${entry.name}` : [];
  });
}

const siblings = (own: string): string[] =>
  entries('bridge').flatMap((entry) =>
    entry.isDirectory() && `bridge/${entry.name}` !== own ? `../**/${entry.name}/**` : [],
  );

function messageOf({ folder, may, instead }: Room): string {
  const allowed = may.length === 0 ? 'nothing but its own files' : may.join(', ');
  return `${folder} may import ${allowed} (see "Where things live" in CONTRIBUTING.md). ${instead}`;
}
