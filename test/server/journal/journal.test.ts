/** A journal, whatever becomes of its files. */
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import pino from 'pino';
import { expect, it } from 'vitest';
import { argumentsOf, encodeBatch, readBatches, recordsOf } from '../../../server/journal/batch.ts';
import { type JournalOptions, openJournal } from '../../../server/journal/journal.ts';
import { temporaryFolder } from '../../support/app.ts';
import { part } from './list-part.ts';

/** A process with a list that outlives it. */
async function start(dataDir: string, options: Partial<JournalOptions> = {}) {
  const lines: string[] = [];
  const log = pino({}, { write: (line) => void lines.push(JSON.parse(line).msg) });
  const { journal, opened } = await openJournal(
    { dataDir, lasting: false, limit: 1e9, log, ...options },
    (keep) => keep('list', part, undefined),
  );
  journal.begin();
  const { said } = opened.part;
  return {
    journal,
    lines,
    said: () => said.map(([text]) => text),
    times: () => said.map(([, at]) => at),
    say: opened.commands.say,
    [Symbol.asyncDispose]: () => journal.close(),
  };
}

const batchOf = (...records: string[]) => Buffer.from(encodeBatch(records));
const logOf = (dataDir: string, number = 1) => join(dataDir, 'journal', `log.${number}`);
const filesOf = async (dataDir: string) =>
  (await readdir(join(dataDir, 'journal'))).filter((name) => name !== 'reserve').sort();

it('gives arguments back as they were, those that are undefined included', () => {
  const anything = fc.option(fc.jsonValue(), { nil: undefined });
  fc.assert(
    fc.property(fc.array(anything), (args) => {
      const [[record] = []] = readBatches(batchOf(recordsOf('part', 'say')(1, args)), 0);
      const plain = args.map((arg) => arg !== undefined && JSON.parse(JSON.stringify(arg)));
      const given = record && argumentsOf(record);
      expect(given).toHaveLength(args.length);
      for (const [index, arg] of args.entries())
        expect(given?.[index]).toEqual(arg === undefined ? undefined : plain[index]);
    }),
  );
});

it('has carried out, at the same times, whatever was said before the process died', async () => {
  await using folder = await temporaryFolder();
  let now = 1000;
  const clock = () => now;
  const first = await start(folder.path, { clock });
  expect(await first.say('a')).toBe(1);
  now = 2000;
  expect(await Promise.all([first.say('b', undefined, 1), first.say('c')])).toEqual([2, 3]);
  // It dies: nothing is closed.
  now = 1500;
  await using second = await start(folder.path, { clock });
  expect(second.said()).toEqual(['a', 'b', 'c']);
  expect(second.times()).toEqual([1000, 2000, 2000]);
  // The machine's clock was set back.
  await second.say('d');
  expect(second.times().at(-1)).toBe(2000);
  await first.journal.close();
});

it('goes on from the last whole batch wherever a file was cut off, or changed', async () => {
  await using written = await temporaryFolder();
  const first = await start(written.path);
  const texts = ['a', 'b', 'ü', 'd', 'e'];
  for (const text of texts) await first.say(text);
  await first.journal.close();
  const bytes = await readFile(logOf(written.path));

  const damage = fc.oneof(
    fc.record({ cut: fc.nat(bytes.length) }),
    fc.record({ at: fc.nat(bytes.length - 1), by: fc.integer({ min: 1, max: 255 }) }),
    fc.record({ tail: fc.uint8Array({ minLength: 1, maxLength: 60 }) }),
  );
  const damaged = (how: { cut?: number; at?: number; by?: number; tail?: Uint8Array }) => {
    if (how.cut !== undefined) return bytes.subarray(0, how.cut);
    if (how.tail) return Buffer.concat([bytes, how.tail]);
    const copy = Buffer.from(bytes);
    copy[how.at ?? 0] = (copy[how.at ?? 0] ?? 0) ^ (how.by ?? 0);
    return copy;
  };
  const property = fc.asyncProperty(damage, async (how) => {
    await using folder = await temporaryFolder();
    await (await start(folder.path)).journal.close();
    await writeFile(logOf(folder.path), damaged(how));
    const second = await start(folder.path);
    const left = second.said();
    expect(left).toEqual(texts.slice(0, left.length));
    if ('tail' in how) expect(left).toEqual(texts);
    await second.say('x');
    await second.journal.close();
    // A torn record is no more: nothing that comes after it is lost with it.
    await using third = await start(folder.path);
    expect(third.said()).toEqual([...left, 'x']);
    expect(third.lines).toEqual([]);
  });
  await fc.assert(property, { numRuns: 40 });
});

it('says in one line that an end was left out, and nothing of an empty file', async () => {
  await using folder = await temporaryFolder();
  const first = await start(folder.path);
  await first.say('a');
  await first.journal.close();
  const bytes = await readFile(logOf(folder.path));
  await writeFile(logOf(folder.path), Buffer.concat([bytes, Buffer.from('half a rec')]));
  await writeFile(logOf(folder.path, 2), '');
  await using second = await start(folder.path);
  expect(second.lines).toEqual([
    `the end of the journal in DATA_DIR "${folder.path}" was not written whole, and is left out`,
  ]);
  expect(second.said()).toEqual(['a']);
});

it('is in a checkpoint and what came after it, wherever the process died meanwhile', async () => {
  await using folder = await temporaryFolder();
  await using first = await start(folder.path);
  await first.say('a');
  const made = first.journal.checkpoint();
  await first.say('b');
  await made;
  await first.say('c');
  expect(await filesOf(folder.path)).toEqual(['checkpoint.2', 'log.2']);
  const after = await Promise.all(
    ['checkpoint.2', 'log.2'].map((name) => readFile(join(folder.path, 'journal', name))),
  );
  const said = (text: string) => recordsOf('list', 'say')(1, [text]);
  // Records from before the change of files are in the former one.
  const before = batchOf(said('a'), said('b'));
  const log = Buffer.concat([Buffer.from('qrush journal 1\n'), before]);
  // It died when the draft was half there; when it was whole; and before what is over was deleted.
  for (const draft of ['checkpoint.2.new', 'checkpoint.2']) {
    for (const size of [10, after[0]?.length ?? 0]) {
      if (draft === 'checkpoint.2' && size === 10) continue;
      await using other = await temporaryFolder();
      await (await start(other.path)).journal.close();
      await writeFile(logOf(other.path), log);
      await writeFile(logOf(other.path, 2), after[1] ?? '');
      await writeFile(join(other.path, 'journal', draft), after[0]?.subarray(0, size) ?? '');
      await using second = await start(other.path);
      expect(second.said()).toEqual(['a', 'b', 'c']);
      expect((await filesOf(other.path)).includes('checkpoint.2.new')).toBe(false);
    }
  }
});

it('makes checkpoints by itself, of what is not over', async () => {
  await using folder = await temporaryFolder();
  await using first = await start(folder.path, { limit: 2000 });
  for (let count = 0; count < 100; count++) await first.say(`text ${count}`);
  await first.journal.checkpoint();
  await first.say('last');
  const [checkpoint, ...logs] = await filesOf(folder.path);
  expect(checkpoint).toMatch(/^checkpoint\.\d+$/);
  expect(logs).toHaveLength(1);
  await using second = await start(folder.path);
  expect(second.said()).toHaveLength(101);
});

it('makes no checkpoint before all parts are there: those that come later would be lost', async () => {
  await using folder = await temporaryFolder();
  /** As in a server: what it keeps itself is written to before plugins come with theirs. */
  const open = async (limit: number) => {
    const { journal, opened } = await openJournal(
      { dataDir: folder.path, lasting: false, limit, log: pino({ level: 'silent' }) },
      (keep) => keep('list', part, undefined),
    );
    for (let times = 0; times < 5; times++) await opened.commands.say('x'.repeat(100));
    const later = journal.keep('plugin', part, undefined);
    journal.begin();
    return { journal, later };
  };
  const first = await open(1e9);
  await first.later.commands.say('kept');
  await first.journal.close();
  const second = await open(10);
  await second.journal.checkpoint();
  await second.journal.close();
  const third = await open(1e9);
  expect(third.later.part.said.map(([text]) => text)).toEqual(['kept']);
  await third.journal.close();
});

it.each([
  ['damaged', (bytes: Buffer) => bytes.subarray(0, -5), /checkpoint\.2 is damaged: running games/],
  ['of a newer QRush', newer, /the journal is of a newer QRush: running games do not continue/],
])('is put aside whole when its checkpoint is %s', async (_, change, line) => {
  await using folder = await temporaryFolder();
  const first = await start(folder.path);
  await first.say('a');
  await first.journal.checkpoint();
  await first.journal.close();
  const checkpoint = join(folder.path, 'journal', 'checkpoint.2');
  await writeFile(checkpoint, change(await readFile(checkpoint)));
  await using second = await start(folder.path);
  expect(second.said()).toEqual([]);
  expect(second.lines).toEqual([expect.stringMatching(line)]);
  await second.say('b');
  const aside = (await readdir(folder.path)).find((name) => name.startsWith('journal.')) ?? '';
  expect(await readdir(join(folder.path, aside))).toContain('checkpoint.2');
});

function newer(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString('latin1').replace('journal 1', 'journal 9'), 'latin1');
}

it('tells that a former version has written it, until there is a checkpoint of its own', async () => {
  await using folder = await temporaryFolder();
  await (await start(folder.path)).journal.close();
  const batch = batchOf(recordsOf('list', 'say')(1, ['a']), recordsOf('list', 'gone')(2, []));
  await writeFile(logOf(folder.path), Buffer.concat([Buffer.from('qrush journal 0\n'), batch]));
  for (const former of [true, true, false]) {
    await using one = await start(folder.path);
    expect(one.journal.found.former).toBe(former);
    expect(one.said()[0]).toBe('a');
    await one.say('b');
    if (one.said().length === 3) await one.journal.checkpoint();
  }
});

it('refuses commands while it cannot be written, and forgets none that it has carried out', async () => {
  await using folder = await temporaryFolder();
  const writable: boolean[] = [];
  const first = await start(folder.path, { writable: (is) => void writable.push(is) });
  const [journal, away] = [join(folder.path, 'journal'), join(folder.path, 'away')];
  await rename(journal, away);
  await expect(first.say('a')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  await expect(first.say('b')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  expect(() => first.journal.check()).toThrow();
  expect(first.said()).toEqual(['a']);
  await rename(away, journal);
  while (writable.length < 2) await new Promise((resolve) => setImmediate(resolve));
  await first.say('c');
  expect(writable).toEqual([false, true]);
  expect(first.lines).toEqual([
    expect.stringMatching(
      /^DATA_DIR ".*" cannot be written to: ENOENT.*; games wait until it can$/,
    ),
    expect.stringMatching(/^DATA_DIR ".*" can be written to again: games continue$/),
  ]);
  await first.journal.close();
  await using second = await start(folder.path);
  expect(second.said()).toEqual(['a', 'c']);
});

it('names DATA_DIR in one line when its folder cannot be used', async () => {
  await using folder = await temporaryFolder();
  await writeFile(join(folder.path, 'journal'), '');
  await expect(start(folder.path)).rejects.toThrow(
    /^DATA_DIR ".*" cannot be used: EEXIST[^\n]*\.$/,
  );
  await rm(join(folder.path, 'journal'));
});

it('with fsync has each command on the disk before it is told', async () => {
  await using folder = await temporaryFolder();
  await using first = await start(folder.path, { lasting: true });
  expect(await Promise.all(['a', 'b'].map((text) => first.say(text)))).toEqual([1, 2]);
  await using second = await start(folder.path);
  expect(second.said()).toEqual(['a', 'b']);
});
