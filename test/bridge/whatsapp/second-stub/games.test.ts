/** Whole games, and what goes out of the bridge in bad weather, on the second stub. */

import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChannelReport } from '../../../../server/plugin.ts';
import { type RunningApp, startApp } from '../../../support/app.ts';
import { archiveOf } from '../../../support/archive.ts';
import { hostGame, joinWeb } from '../../../support/clients.ts';
import { singles } from '../../../support/quizzes.ts';
import { type RedisServer, startRedis } from '../../../support/redis.ts';
import { ACCOUNT, SecondStub, said } from './stub.ts';

interface Waiting {
  url: string;
  id: string;
  hostToken: string;
}

const ADMIN = 'second-stub-admin-token';
const users = ['5511900000001', '4915100000002', '14155550003'];

describe.each(['memory', 'Redis'])('on the second stub, with lanes in %s', (lanes) => {
  let redis: RedisServer | undefined;
  let stub: SecondStub;
  let running: RunningApp;

  beforeEach(async () => {
    if (lanes === 'Redis') redis = await startRedis();
    stub = await new SecondStub().listen();
    running = await startApp({
      pluginEnv: {
        WHATSAPP_TOKEN: ACCOUNT.token,
        WHATSAPP_PHONE_NUMBER_ID: ACCOUNT.phoneNumberId,
        WHATSAPP_APP_SECRET: ACCOUNT.appSecret,
        WHATSAPP_VERIFY_TOKEN: ACCOUNT.verifyToken,
        WHATSAPP_API_URL: stub.apiUrl,
      },
      publicUrl: 'https://quiz.example',
      adminToken: ADMIN,
      presenceGrace: 0,
      ...(redis && { redisUrl: redis.url, secret: ADMIN }),
    });
    stub.callbackUrl = `${running.url}/bridge/whatsapp/webhook`;
  });
  afterEach(async () => {
    await running[Symbol.asyncDispose]();
    await stub[Symbol.asyncDispose]();
    await redis?.[Symbol.asyncDispose]();
    redis = undefined;
  });

  const host = (quiz: unknown) =>
    hostGame(running.url, quiz, {}, { authorization: `Bearer ${ADMIN}` });

  async function joined(pin: string, user: string): Promise<void> {
    await stub.text(user, `JOIN ${pin}`);
    await stub.told(user, pin);
  }

  it('plays a game of every kind of message, with one message a question', async () => {
    using game = await host({
      title: 'Kinds',
      questions: [
        {
          type: 'single',
          text: 'First?',
          options: ['Here', 'There', 'Nowhere', 'Home'],
          correct: [1],
        },
        { type: 'boolean', text: 'Second?', correct: true },
        {
          ...{
            type: 'single',
            text: 'Third?',
            options: ['Uno', 'Dos', 'Tres', 'Cuatro'],
            correct: [2],
          },
          media: { image: 'https://quiz.example/map.png', alt: 'a map' },
        },
        { type: 'text', text: 'Fourth?', accepted: ['Lima'] },
      ].map((question) => ({ ...question, limit: 60 })),
    });
    using web = await joinWeb(running.url, game.pin, 'Web');
    for (const user of users) await joined(game.pin, user);
    await game.command('start');
    const rounds: [text: string, answer: (user: string) => Promise<string>, web: unknown][] = [
      ['First?', async (user) => stub.tap(user, await stub.told(user, 'First?'), 'There'), 1],
      [
        'Second?',
        async (user) => {
          const sent = await stub.told(user, 'Second?');
          const [yes] = sent.body.interactive?.action.buttons ?? [];
          return stub.tap(user, sent, yes?.reply.title ?? '');
        },
        true,
      ],
      ['Third?', async (user) => stub.text(user, 'c'), 2],
      ['Fourth?', async (user) => stub.text(user, 'lima'), 'Lima'],
    ];
    for (const [index, [text, answer, ofWeb]] of rounds.entries()) {
      await Promise.all(users.map((user) => stub.told(user, text)));
      const answers = await Promise.all(users.map(answer));
      await web.answer(index, ofWeb);
      await game.inbox.next('reveal', (event) => event.index === index);
      await stub.until(() => answers.every((id) => stub.read.includes(id)));
      await game.command('next');
    }
    for (const user of users) await stub.told(user, '🏁');
    const { results } = await archiveOf(running.app, game.id);
    expect(results.filter(({ correctness }) => correctness === 1)).toHaveLength(16);
    for (const user of users) expect(stub.to(user)).toHaveLength(4 + 2);
    const [picture] = stub.taken.filter((sent) => said(sent).includes('Third?'));
    expect(picture?.body.image?.link).toBe('https://quiz.example/map.png');
  });

  it('plays a game of people who type as they like, late, twice, and from another number', async () => {
    using game = await host({
      title: 'People',
      questions: ['One?', 'Two?', 'Three?'].map((text) => ({
        type: 'single',
        text,
        options: ['Paris', 'London', 'Rome', 'Oslo'],
        correct: [1],
        limit: 60,
      })),
    });
    const [ana = '', ben = '', cleo = ''] = users;
    const wide = game.pin.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
    await stub.text(ana, `Join ${game.pin} – Ana`);
    await stub.text(ben, `#${game.pin}`);
    await stub.text(cleo, `hi ${wide}`);
    // One that was written three days ago, and only comes now, changes nothing.
    await stub.text('447700900009', `JOIN ${game.pin}`, { at: Date.now() - 3 * 86_400_000 });
    for (const user of users) await stub.told(user, game.pin);
    await game.command('start');

    const first = await stub.told(ana, 'One?');
    await stub.text(ana, '"B) London"');
    await stub.told(ben, 'One?');
    await stub.text(ben, '*b*');
    await stub.told(cleo, 'One?');
    await stub.sticker(cleo);
    await stub.text(cleo, 'option b');
    await game.inbox.next('reveal', ({ index }) => index === 0);
    await game.command('next');

    // A text that quotes the first question, or was sent before the second was open, is no answer
    // to the second.
    const second = await game.inbox.next('question', ({ index }) => index === 1);
    for (const user of users) await stub.told(user, 'Two?');
    await stub.text(ana, 'a', { quotes: first });
    await stub.text(ben, 'a', { at: second.openedAt - 2000 });
    await stub.changeNumber(cleo, '14155559999');
    for (const user of [ana, ben, '14155559999']) await stub.text(user, 'London');
    await game.inbox.next('reveal', ({ index }) => index === 1);
    await game.command('next');

    // The seat has moved with the number.
    await stub.told('14155559999', 'Three?');
    for (const user of [ana, ben, '14155559999']) await stub.text(user, 'LONDON!');
    await game.inbox.next('reveal', ({ index }) => index === 2);
    await game.command('next');
    for (const user of [ana, ben, '14155559999']) await stub.told(user, '🏁');

    const { players, results, answers } = await archiveOf(running.app, game.id);
    expect(players.map(({ nickname }) => nickname)).toContain('Ana');
    expect(players).toHaveLength(3);
    expect(results.filter(({ correctness }) => correctness === 1)).toHaveLength(9);
    for (const { question, receivedAt } of answers)
      if (question === 1) expect(receivedAt).toBeGreaterThanOrEqual(second.openedAt - 1000);
    expect(stub.to('447700900009')).toEqual([]);
  });

  it('stays ready, and goes on for all others, when one recipient is refused', async () => {
    stub.refuse = ({ to }) =>
      to === '989120000000'
        ? refused(403, 130497, 'restricted from messaging users in this country')
        : undefined;
    using game = await host(singles(1, { limit: 60 }));
    const [user = ''] = users;
    await joined(game.pin, user);
    await stub.text('989120000000', 'hello');
    await stub.until(() => stub.refused.length > 0);
    expect((await fetch(`${running.url}/health/ready`)).status).toBe(200);
    await game.command('start');
    await stub.told(user, 'Question 1?');
  });

  it.each(['skip', 'end'] as const)('sends no question that is closed (%s)', async (command) => {
    using game = await host(singles(2, { limit: 60 }));
    const [user = ''] = users;
    await joined(game.pin, user);
    stub.refuse = (_body, earlier) =>
      earlier < 2 ? refused(429, 131056, 'pair rate limit hit') : undefined;
    await game.command('start');
    await stub.until(() => stub.refused.length === 2);
    await game.command(command);
    if (command === 'skip') {
      await nothingWaits({ ...game, url: running.url });
      await game.command('next');
    }
    await stub.told(user, command === 'skip' ? 'Question 2?' : '🏁');
    expect(stub.to(user).filter((sent) => said(sent).includes('Question 1?'))).toEqual([]);
  });

  it('says the time that is left, and asks ahead of fifteen replies', async () => {
    using game = await host(singles(1, { limit: 20 }));
    const [user = ''] = users.slice(2);
    await joined(game.pin, user);
    for (let times = 0; times < 15; times++) await stub.text(user, 'HELP');
    stub.refuse = (_body, earlier) =>
      earlier < 1 ? refused(429, 131056, 'pair rate limit hit') : undefined;
    await game.command('start');
    const { openedAt, closesAt } = await game.inbox.next('question');
    const sent = await stub.told(user, 'Question 1?');
    const [, seconds] = /· (\d+) s ·/.exec(said(sent)) ?? [];
    // As of the sending, to the second.
    expect(Math.abs(Number(seconds) - (closesAt - sent.at) / 1000)).toBeLessThanOrEqual(1);
    expect(Number(seconds)).toBeLessThan(20);
    expect(sent.at - openedAt).toBeLessThan(5000);
    expect(stub.to(user).length).toBeLessThanOrEqual(4);
  });

  it.each([131047, 131049, 131050, 130472])(
    'waits for nobody whose messages fail by %i',
    async (code) => {
      const [away = '', here = ''] = users.slice(1);
      stub.fails = (to) => (to === away ? refused(400, code, 'not delivered') : undefined);
      using game = await host(singles(1, { limit: 60 }));
      await joined(game.pin, away);
      await joined(game.pin, here);
      await game.command('start');
      const sent = await stub.told(here, 'Question 1?');
      await stub.tap(here, sent, 'A');
      await game.inbox.next('reveal');
    },
  );

  it('sends the description of a picture that is refused, and minds no refused mark of reading', async () => {
    const media = { image: 'https://quiz.example/map.png', alt: 'a map of Lima' };
    using game = await host({
      title: 'Picture',
      questions: [
        { type: 'single', text: 'Where?', options: ['a', 'b'], correct: [0], limit: 60, media },
      ],
    });
    const [user = ''] = users.slice(2);
    await joined(game.pin, user);
    stub.refuse = ({ status, type }) => {
      if (status === 'read') return refused(400, 131009, 'Parameter value is not valid');
      return type === 'text' ? undefined : refused(400, 131053, 'Media upload error');
    };
    await game.command('start');
    const sent = await stub.told(user, 'Where?');
    expect(said(sent)).toContain('[a map of Lima]');
    await stub.text(user, 'a');
    await game.inbox.next('reveal');
    await game.command('next');
    await stub.told(user, '🏁');
    expect((await fetch(`${running.url}/health/ready`)).status).toBe(200);
  });
});

/** Waits until no message of the game waits any more. */
async function nothingWaits({ url, id, hostToken }: Waiting): Promise<void> {
  for (;;) {
    const answer = await fetch(`${url}/api/games/${id}/channels`, {
      headers: { authorization: `Bearer ${hostToken}` },
    });
    const { channels } = (await answer.json()) as { channels: [{ report: ChannelReport }] };
    if (channels[0].report.messages?.queued === 0) return;
    await sleep(50);
  }
}

const refused = (status: number, code: number, message: string) => ({ status, code, message });
