/** A data folder through the ends that a server can come to, and the disks that it can be on. */
import { chmod, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../support/app.ts';
import { seeded } from '../support/random.ts';
import { ServerProcess } from '../support/server-process.ts';

const serve = (dataDir: string, env: Record<string, string> = {}) =>
  new ServerProcess(['--port', '0', '--data-dir', dataDir], env);

const quiz = (title: string) => ({
  title,
  language: 'en',
  questions: [{ type: 'boolean', text: 'Q?', limit: 20, points: 1000, correct: true }],
});

async function add(url: string, body: object): Promise<number> {
  const response = await fetch(`${url}/api/quizzes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return response.status;
}

async function titles(url: string): Promise<string[]> {
  const all = (await (await fetch(`${url}/api/quizzes`)).json()) as {
    quizzes: { title: string }[];
  };
  return all.quizzes.map(({ title }) => title);
}

it('keeps every quiz that was acknowledged, however its servers end', async () => {
  await using folder = await temporaryFolder();
  const added: string[] = [];
  for (const [round, signal] of (['SIGKILL', 'SIGTERM', 'SIGKILL', 'SIGINT'] as const).entries()) {
    await using server = serve(folder.path);
    const url = await server.url();
    expect(await titles(url)).toEqual(expect.arrayContaining(added));
    for (const one of [1, 2, 3]) {
      const title = `Quiz ${round}.${one}`;
      expect(await add(url, quiz(title))).toBe(201);
      added.push(title);
    }
    server.child.kill(signal);
    await server.ended();
  }
  expect(added).toHaveLength(12);
});

it('is whole when a server is stopped in its first second', async () => {
  await using folder = await temporaryFolder();
  const pick = seeded(7);
  for (const signal of ['SIGTERM', 'SIGKILL', 'SIGTERM', 'SIGKILL'] as const) {
    await using server = serve(folder.path);
    // The moment is by chance; whatever has been done by then must bear it.
    setTimeout(() => server.child.kill(signal), pick() * 900);
    await server.ended();
  }
  await using server = serve(folder.path);
  const starters = await readdir(
    join(import.meta.dirname, '../../plugins/starter-quizzes/quizzes'),
  );
  expect(await titles(await server.url())).toHaveLength(starters.length);
  const names = await readdir(folder.path);
  expect(names.filter((name) => name.endsWith('.new'))).toEqual([]);
});

it('is refused to a second server, which is told who has it', async () => {
  await using folder = await temporaryFolder();
  await using first = serve(folder.path);
  await first.url();
  await using second = serve(folder.path);
  expect(await second.ended()).toBe(1);
  expect(second.output).toMatch(
    new RegExp(
      `^qrush: DATA_DIR ".*" cannot be used: another QRush \\(process ${first.child.pid} on [^\\n]+\\.\\n$`,
    ),
  );
});

it('on a full disk refuses what does not fit, and takes it when there is room', async () => {
  await using folder = await temporaryFolder();
  await (await start(folder.path)).stop();
  // No file may get bigger than 96 KiB: to the program this is a disk that is full.
  await using server = new ServerProcess(['--port', '0', '--data-dir', folder.path], {}, 96);
  const url = await server.url();
  const big = { ...quiz('Big'), description: 'x'.repeat(500) };
  big.questions = Array.from({ length: 200 }, () => ({
    ...(big.questions[0] as (typeof big.questions)[0]),
    text: 'y'.repeat(290),
  }));
  const statuses: number[] = [];
  for (let tries = 0; tries < 5; tries++) statuses.push(await add(url, big));
  expect(statuses.at(-1)).toBe(503);
  expect(server.output).toContain('cannot be written to: disk I/O error');
  // The server is well, and so is what it had.
  expect((await fetch(`${url}/health`)).status).toBe(200);
  expect(await titles(url)).not.toHaveLength(0);
  expect(await server.stop()).toBe(0);

  const roomy = await start(folder.path);
  expect(await add(await roomy.url(), quiz('Small'))).toBe(201);
  expect(await roomy.stop()).toBe(0);
});

it('does not keep an empty secret, which everybody would know', async () => {
  await using folder = await temporaryFolder();
  await writeFile(join(folder.path, 'secret'), '');
  await (await start(folder.path)).stop();
  const secret = await readFile(join(folder.path, 'secret'), 'utf8');
  expect(secret.length).toBeGreaterThanOrEqual(32);
  await chmod(folder.path, 0o700);
  await (await start(folder.path)).stop();
  expect(await readFile(join(folder.path, 'secret'), 'utf8')).toBe(secret);
});

/** A server that is up. */
async function start(dataDir: string): Promise<ServerProcess> {
  const server = serve(dataDir);
  await server.url();
  return server;
}
