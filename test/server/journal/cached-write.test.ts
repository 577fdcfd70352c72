import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { CachedWrite } from '../../../server/journal/cached-write.ts';
import { temporaryFolder } from '../../support/app.ts';

/** A file, and writes into it. Each tells whether it had ended when the call returned. */
async function opened(path: string) {
  const handle = await open(join(path, 'log'), 'wx');
  const clock = { now: 0, took: 0 };
  // Asked when a write begins, and when it has ended.
  const cache = new CachedWrite(() => {
    clock.now += clock.took;
    return clock.now;
  });
  let at = 0;
  return {
    cache,
    clock,
    text: () => readFile(join(path, 'log'), 'utf8'),
    async put(text: string) {
      const ended = Promise.withResolvers<number>();
      let isAtOnce = false;
      let hasReturned = false;
      cache.write(handle.fd, text, at, (error, bytes) => {
        isAtOnce = !hasReturned;
        if (error) ended.reject(error);
        else ended.resolve(bytes);
      });
      hasReturned = true;
      at += await ended.promise;
      return isAtOnce;
    },
    [Symbol.asyncDispose]: () => handle.close(),
  };
}

it('writes at once, but by a thread while the disk is told, and after a write that took long', async () => {
  await using folder = await temporaryFolder();
  await using file = await opened(folder.path);
  expect(await file.put('a')).toBe(true);
  const told = Promise.withResolvers<void>();
  const during = file.cache.during(told.promise);
  expect(await file.put('ä')).toBe(false);
  told.reject(new Error('the disk fails'));
  await during;
  expect(await file.put('b')).toBe(true);
  file.clock.took = 5;
  expect(await file.put('c')).toBe(true);
  Object.assign(file.clock, { now: file.clock.now + 1990, took: 0 });
  expect(await file.put('d')).toBe(false);
  file.clock.now += 10;
  expect(await file.put('e')).toBe(true);
  expect(await file.text()).toBe('aäbcde');
});

it('tells what was wrong', async () => {
  const cache = new CachedWrite();
  const errors: unknown[] = [];
  cache.write(1_000_000, 'a', 0, (error) => errors.push(error));
  expect(errors).toMatchObject([{ code: 'EBADF' }]);
});
