import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/**
 * An example of a document as a file that runs: the code below the comment `<!-- NAME example`, which
 * imports from the project's root.
 * @param document its path from the root
 * @throws when there is none
 */
export async function documented(
  document: string,
  name: string,
): Promise<{ source: string; file: string }> {
  const example = new RegExp(`<!-- ${name} example[^\\n]*\\n\`\`\`ts\\n([\\s\\S]*?)\`\`\``);
  const [, source] = example.exec(await readFile(join(ROOT, document), 'utf8')) ?? [];
  if (source === undefined) throw new Error(`${document} has no ${name} example`);
  const folder = join(ROOT, 'test/output/documented');
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${name}.ts`);
  await writeFile(file, source.replaceAll(/'\.\/(?=client\/|server\/|bridge\/)/g, "'../../../"));
  return { source, file };
}
