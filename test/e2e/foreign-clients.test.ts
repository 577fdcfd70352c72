/** Clients of Socket.IO that are not the official one for JavaScript. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FOREIGN_CLIENTS } from '../server/realtime/direct/fixtures/foreign-clients.ts';
import { pythonPath } from '../setup/programs.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { hostGame } from '../support/clients.ts';
import { singles } from '../support/quizzes.ts';
import { openRaw } from '../support/raw-client.ts';

let running: RunningApp;
beforeAll(async () => {
  running = await startApp();
});
afterAll(() => running[Symbol.asyncDispose]());

/** The JSON of an ack or an event. */
const json = (message: string) => JSON.parse(message.slice(message.indexOf('[')));

describe.each(FOREIGN_CLIENTS)('the frames of $name', ({ enters, joins, answers, leaves }) => {
  it('play a game, and the connection stays when they leave', async () => {
    using host = await hostGame(running.url, singles(1, { limit: 60 }));
    using client = await openRaw(running.url);
    const entered = client.next('40/play,');
    for (const frame of enters) client.send(frame);
    await entered;
    const joined = client.next('43/play,');
    client.send(joins(host.pin));
    expect(json(await joined)[0]).toMatchObject({ ok: true, state: { phase: 'lobby' } });
    const question = client.next('42/play,["question"');
    await host.command('start');
    expect(json(await question)[1]).toMatchObject({ index: 0 });
    const [acked, revealed] = [client.next('43/play,'), client.next('42/play,["reveal"')];
    client.send(answers(0));
    expect(json(await acked)[0]).toMatchObject({ ok: true });
    expect(json(await revealed)[1]).toMatchObject({ you: { correct: true, rank: 1 } });
    if (leaves === undefined) return;
    client.send(leaves);
    const again = client.next('40/play,');
    client.send('40/play');
    await again;
  });
});

const PLAYER = fileURLToPath(new URL('fixtures/player.py', import.meta.url));

describe.each(['default', 'websocket', 'polling'])('python3-socketio over %s', (transport) => {
  it('plays a game', async () => {
    using host = await hostGame(running.url, singles(1, { limit: 60 }));
    const inside = host.inbox.next('lobby', ({ players }) => players === 1);
    const run = promisify(execFile)(pythonPath(), [PLAYER, running.url, host.pin, transport]);
    await Promise.race([inside, run]);
    await host.command('start');
    const { stdout } = await run;
    // Each event has a thread of its own there: they are seen in any order.
    const seen = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(Object.fromEntries(seen)).toEqual({
      join: true,
      question: 'Question 1?',
      answer: true,
      reveal: true,
      leaderboard: 'Python',
    });
  });
});
