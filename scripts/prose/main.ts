import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { findings } from './findings.ts';
import { comments, type Paragraph, prose, strings } from './paragraphs.ts';

/**
 * Reads the prose of the repository (documentation, comments, errors, the English words of pages
 * and chats), prints each sentence that has one of the patterns, and ends with exit code 1 if
 * there is one. Paths as arguments limit the search.
 */
const listed = execFileSync('git', ['ls-files', '--', ...process.argv.slice(2)], {
  encoding: 'utf8',
});
let count = 0;
for (const file of listed.split('\n')) {
  for (const { line, text } of read(file)) {
    for (const { pattern, sentence } of findings(text)) {
      count++;
      console.log(`${file}:${line}: ${pattern.name}\n    ${sentence}`);
    }
  }
}
console.log(count === 0 ? 'The prose is plain.' : `\n${count} sentences to say more plainly.`);
process.exitCode = count === 0 ? 0 : 1;

function read(file: string): Paragraph[] {
  // Records of past runs, and texts of others.
  if (/^benchmarks\/results\/|\/fixtures\/|\/data\//.test(file)) return [];
  if (file.endsWith('.md')) return prose(textOf(file));
  if (file === 'plugins/web/words/en.json') return strings(textOf(file));
  if (/\.(?:js|css)$/.test(file)) return comments(textOf(file));
  if (!/\.tsx?$/.test(file)) return [];
  const code = textOf(file);
  // Messages reach people from everywhere but the tests, which also quote what others write.
  const isShown = !/^(?:test|benchmarks|scripts)\//.test(file);
  return isShown ? [...comments(code), ...strings(code)] : comments(code);
}

function textOf(file: string): string {
  return readFileSync(file, 'utf8');
}
