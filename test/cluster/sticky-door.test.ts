/** The door of PM2's daemon, for clients that have HTTP long-polling and no WebSocket. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectHost, granted, post } from '../support/clients.ts';
import { LastingPlayer } from '../support/lasting-player.ts';
import { type Pm2, STARTING, startPm2 } from '../support/pm2.ts';
import { singles } from '../support/quizzes.ts';

let pm2: Pm2;
let authorization: Record<string, string>;
beforeAll(async () => {
  pm2 = await startPm2(2);
  authorization = { authorization: `Bearer ${pm2.adminToken}` };
}, STARTING);
afterAll(() => pm2?.[Symbol.asyncDispose]());

/** A text of so many bytes, none of them ASCII. */
const umlauts = (bytes: number) => 'ü€'.repeat(Math.ceil(bytes / 5));

it('lets clients that only poll play a whole game', { timeout: 120_000 }, async () => {
  const quiz = await post<{ id: string }>(
    `${pm2.stickyUrl}/api/quizzes`,
    singles(2),
    authorization,
  );
  const game = await post<{ pin: string; hostToken: string }>(
    `${pm2.stickyUrl}/api/games`,
    { quizId: quiz.body.id, options: { countdown: 0 } },
    authorization,
  );
  const { pin, hostToken } = game.body;
  const host = connectHost(pm2.url);
  granted(await host.emitWithAck('attach', { pin, hostToken }));
  const players = Array.from(
    { length: 12 },
    (_, index) => new LastingPlayer(pm2.stickyUrl, pin, `Poller ${index}`, 'polling'),
  );
  await Promise.all(players.map((player) => player.arrived()));
  granted(await host.emitWithAck('start', {}));
  for (let question = 0; question < 2; question++) {
    if (question > 0) granted(await host.emitWithAck('next', {}));
    await Promise.all(
      players.map(async (player) => {
        await player.sees(question);
        await player.answer(question, question);
        await player.isTold(question);
      }),
    );
  }
  for (const { inbox } of players) {
    for (const { you } of inbox.of('reveal')) expect(you?.correct).toBe(true);
  }
  for (const player of players) player.leave();
  host.disconnect();
});

it('brings a body of 300 KB byte for byte, as the main door does', async () => {
  await using records = await pm2.records();
  for (const url of [pm2.url, pm2.stickyUrl]) {
    const title = `Bytes ${randomBytes(4).toString('hex')}`;
    const description = umlauts(400).slice(0, 160);
    const questions = Array.from({ length: 400 }, (_, index) => ({
      type: 'boolean',
      text: `${index} ${umlauts(750).slice(0, 300)}`,
      correct: true,
    }));
    const sent = { title, description, language: 'de', questions };
    expect(Buffer.byteLength(JSON.stringify(sent))).toBeGreaterThan(300_000);
    const { status, body } = await post<{ id: string; questions: number }>(
      `${url}/api/quizzes`,
      sent,
      authorization,
    );
    expect([url, status, body.questions]).toEqual([url, 201, 400]);
    const stored = await records.quizzes.get(body.id);
    expect(stored?.title).toBe(title);
    expect(stored?.questions.map(({ text }) => text)).toEqual(questions.map(({ text }) => text));
  }
});
