/** Running games over the ends that a server of one process can come to. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../support/app.ts';
import { granted, hostGame, joinWeb } from '../support/clients.ts';
import { singles } from '../support/quizzes.ts';
import { joinBySdk, sees, until } from '../support/sdk.ts';
import { ServerProcess } from '../support/server-process.ts';

const start = (dataDir: string, url = 'http://127.0.0.1:0', largestFile?: number) =>
  new ServerProcess(['--port', new URL(url).port || '0', '--data-dir', dataDir], {}, largestFile);

it('go on after Ctrl-C, which says so, and players come back by themselves', async () => {
  await using folder = await temporaryFolder();
  const first = start(folder.path);
  const url = await first.url();
  using host = await hostGame(url, singles(2, { limit: 600 }));
  using ana = await joinBySdk(url, host.pin, 'Ana');
  using ben = await joinBySdk(url, host.pin, 'Ben');
  using other = await hostGame(url, singles(1));
  await host.command('start');
  await sees(ana, 0);
  await ana.answering.submit(0, 0);
  expect(await first.stop('SIGINT')).toBe(0);
  expect(first.output).toContain(
    '\n  2 games are still running: they continue at the next start.\n',
  );
  expect(ana.session.value).toBeDefined();

  await using second = start(folder.path, url);
  await second.says(/Running\s+2 games continue\n/);
  await second.url();
  // Nobody has done anything: the pages have kept trying.
  await sees(ben, 0);
  await ben.answering.submit(0, 1);
  await until(ben.game.state, (state) => state?.phase === 'revealed');
  const shown = await until(ana.game.state, (state) => state?.phase === 'revealed');
  expect(shown?.reveal?.distribution.map(({ count }) => count)).toEqual([1, 1, 0, 0]);
  expect(other.pin).not.toBe(host.pin);
});

it('of a former version are ended and archived, which is said in one line', async () => {
  await using folder = await temporaryFolder();
  const first = start(folder.path);
  const url = await first.url();
  using host = await hostGame(url, singles(2, { limit: 600 }));
  using ana = await joinWeb(url, host.pin, 'Ana');
  using ben = await joinWeb(url, host.pin, 'Ben');
  await host.command('start');
  await ana.inbox.next('question');
  granted(await ana.answer(0, 0));
  first.child.kill('SIGKILL');
  await first.ended();
  const log = join(folder.path, 'journal', 'log.1');
  const bytes = await readFile(log, 'latin1');
  await writeFile(log, bytes.replace('qrush journal 1', 'qrush journal 0'), 'latin1');

  await using second = start(folder.path, url);
  await second.url();
  expect(second.output.match(/"msg":"this QRush cannot go on with[^"]*"/g)).toHaveLength(1);
  expect(second.output).not.toContain('Running');
  const report = async () => fetch(`${url}/api/games/${host.id}/report?format=json`);
  while ((await report()).status !== 200);
  const { game, players } = (await (await report()).json()) as {
    game: { outcome: string };
    players: { nickname: string; answers: unknown[] }[];
  };
  expect(game.outcome).toBe('ended');
  expect(players.map(({ nickname, answers }) => [nickname, answers.length])).toEqual([
    ['Ana', 1],
    ['Ben', 0],
  ]);
  // The rest is of this version.
  expect(await readdir(join(folder.path, 'journal'))).toEqual(
    expect.arrayContaining([expect.stringMatching(/^checkpoint\./)]),
  );
  ben.socket.disconnect();
});

it('are refused moves on a full disk, lose nothing, and go on when there is room', async () => {
  await using folder = await temporaryFolder();
  const settled = start(folder.path);
  await settled.url();
  await settled.stop();
  // No file may get bigger than 64 KiB: to the journal this is a disk that is full.
  const full = start(folder.path, undefined, 64);
  const url = await full.url();
  using host = await hostGame(url, singles(1, { limit: 600 }));
  const joined: string[] = [];
  let refusal = '';
  while (refusal === '') {
    try {
      using player = await joinWeb(url, host.pin, `Player ${joined.length}`);
      joined.push(player.token);
    } catch (error) {
      refusal = (error as Error).message;
    }
  }
  expect(refusal).toBe('UNAVAILABLE');
  // Log and refusal come by different ways.
  await full.says(/DATA_DIR \\".*\\" cannot be written to: EFBIG.*; games wait/);
  expect((await fetch(`${url}/health/ready`)).status).toBe(503);
  expect((await fetch(`${url}/health`)).status).toBe(200);
  await full.stop();

  await using roomy = start(folder.path, url);
  await roomy.url();
  for (const token of [joined[0], joined.at(-1)]) {
    using back = await joinWeb(url, host.pin, 'Somebody', token);
    expect(back.state.phase).toBe('lobby');
  }
});
