/** The plugin contract says what each of its members is for: authors read it in their editor. */
import { readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { parseAst } from 'vite';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const CONTRACT = join(ROOT, 'server/plugin.ts');

/** A node of the syntax tree, as far as it is read here. */
interface Node {
  type: string;
  start: number;
  end: number;
  // biome-ignore lint/suspicious/noExplicitAny: a tree of whatever the language has
  [field: string]: any;
}

interface Module {
  path: string;
  source: string;
  statements: Node[];
}

const modules = new Map<string, Promise<Module>>();

function moduleAt(path: string): Promise<Module> {
  const read = modules.get(path) ?? readModule(path);
  modules.set(path, read);
  return read;
}

async function readModule(path: string): Promise<Module> {
  const source = await readFile(path, 'utf8');
  const { body } = parseAst(source, { lang: 'ts' }) as unknown as { body: Node[] };
  return { path, source, statements: body };
}

/** A declaration that is part of the contract, with the statement that makes it one. */
interface Declared {
  module: Module;
  name: string;
  statement: Node;
  declaration: Node;
}

/**
 * The declaration that a module of ours exports under this name, wherever it is; undefined for a
 * package's.
 */
async function exported(module: Module, name: string): Promise<Declared | undefined> {
  for (const statement of module.statements) {
    if (statement.type !== 'ExportNamedDeclaration') continue;
    const { declaration, specifiers, source } = statement;
    if (declaration && namesOf(declaration).includes(name))
      return { module, name, statement, declaration };
    const passed = specifiers.find((one: Node) => one.exported.name === name);
    if (!passed) continue;
    if (!source?.value.startsWith('.')) return undefined;
    return exported(await moduleAt(resolve(module.path, '..', source.value)), passed.local.name);
  }
  throw new Error(`${module.path} does not export ${name}`);
}

const namesOf = (declaration: Node): string[] =>
  declaration.type === 'VariableDeclaration'
    ? declaration.declarations.map((one: Node) => one.id.name)
    : [declaration.id.name];

const exportsOf = ({ statements }: Module): string[] =>
  statements
    .filter(({ type }) => type === 'ExportNamedDeclaration')
    .flatMap(({ declaration, specifiers }) =>
      declaration ? namesOf(declaration) : specifiers.map((one: Node) => one.exported.name),
    );

/** The functions that whoever holds one can call, and those that authors write. */
function functionsOf(declaration: Node): Node[] {
  const members: Node[] = declaration.body?.body ?? [];
  return members.filter(
    ({ type, kind, key, typeAnnotation }) =>
      type === 'TSMethodSignature' ||
      (type === 'MethodDefinition' && kind !== 'constructor' && key.type === 'Identifier') ||
      (type === 'TSPropertySignature' && typeAnnotation?.typeAnnotation.type === 'TSFunctionType'),
  );
}

/** Whether a docstring stands right before it, but for comments on the code. */
function isDocumented({ source }: Module, { start }: Node): boolean {
  const before = source.slice(0, start).replace(/(?:\s*\/\/[^\n]*\n)+\s*$/, '');
  return /\/\*\*(?:(?!\*\/)[\s\S])+\*\/\s*$/.test(before);
}

it('each export of server/plugin.ts, and each function of it, has a docstring', async () => {
  const contract = await moduleAt(CONTRACT);
  const names = exportsOf(contract);
  expect(names.length).toBeGreaterThan(60);
  const missing: string[] = [];
  for (const name of names) {
    const found = await exported(contract, name);
    if (!found) continue;
    const { module, statement, declaration } = found;
    const where = relative(ROOT, module.path);
    if (!isDocumented(module, statement)) missing.push(`${where}: ${found.name}`);
    for (const member of functionsOf(declaration))
      if (!isDocumented(module, member)) missing.push(`${where}: ${found.name}.${member.key.name}`);
  }
  expect(missing).toEqual([]);
});
