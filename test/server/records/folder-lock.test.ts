/** The lock of a data folder, between real processes. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { lockFolder } from '../../../server/records/sqlite/folder-lock.ts';
import { temporaryFolder } from '../../support/app.ts';

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

/** A process that tries to lock a folder, and what came of it: `locked`, or the message. */
async function locker(folder: string): Promise<{ child: ChildProcess; said: string }> {
  const child = fork(join(import.meta.dirname, '../../support/folder-locker.ts'), [folder]);
  started.push(child);
  const [said] = await once(child, 'message');
  return { child, said };
}

it('is held by one of many that start at once, and the others are told who it is', async () => {
  await using folder = await temporaryFolder();
  const all = await Promise.all(Array.from({ length: 8 }, () => locker(folder.path)));
  const holders = all.filter(({ said }) => said === 'locked');
  expect(holders).toHaveLength(1);
  const { said } = await locker(folder.path);
  expect(said).toMatch(
    /^another QRush \(process \d+ on .+, since [^)]+Z\) uses the folder; stop it/,
  );
  expect(said).toContain(`process ${holders[0]?.child.pid} on ${hostname()}`);
});

it('is free as soon as its holder is killed, whoever has its id then', async () => {
  await using folder = await temporaryFolder();
  const { child, said } = await locker(folder.path);
  expect(said).toBe('locked');
  child.kill('SIGKILL');
  await once(child, 'exit');
  // This very process lives, and is not the holder.
  await writeFile(join(folder.path, 'lock.json'), JSON.stringify({ pid: process.pid }));
  const unlock = await lockFolder(folder.path);
  expect((await locker(folder.path)).said).toContain(`process ${process.pid} on`);
  unlock();
  expect((await locker(folder.path)).said).toBe('locked');
});

it('stays when a process reads the files beside it', async () => {
  await using folder = await temporaryFolder();
  const unlock = await lockFolder(folder.path);
  await expect(lockFolder(folder.path)).rejects.toThrow('another QRush');
  expect((await locker(folder.path)).said).toContain('another QRush');
  unlock();
});
