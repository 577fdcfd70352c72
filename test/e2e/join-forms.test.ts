/** The form at the join, in browsers and in chats. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ADMIN, type AppWithChats, startAppWithChats } from '../support/chats.ts';
import {
  connectPlayer,
  granted,
  hostGame,
  joinWeb,
  refused,
  type WebPlayer,
} from '../support/clients.ts';
import { fromBusiness, ticked, told } from '../support/phones.ts';
import pledge from '../support/pledge/index.ts';
import { single } from '../support/quizzes.ts';

let running: AppWithChats;
beforeAll(async () => {
  running = await startAppWithChats({}, [pledge]);
});
afterAll(() => running[Symbol.asyncDispose]());

const right = (text: string) => single(text, 0, { limit: 60 });

const begin = (options: object = {}, questions = [right('One?'), right('Two?')]) =>
  hostGame(running.url, { title: 'Pledges', questions }, options, ADMIN, 'pledge');

const choose = ({ socket }: WebPlayer, value: unknown) => socket.emitWithAck('choose', { value });
const resultOf = async ({ inbox }: WebPlayer, index: number) =>
  (await inbox.next('reveal', (reveal) => reveal.index === index)).you;

/** Of a pledge, on every wire. */
const badge = (value: number) => ({
  ...{ key: 'pledge.pledge', label: 'Your pledge', icon: '🤞' },
  value,
});

let phones = 0;
function phoneOf(pin: string, name?: string) {
  const phone = running.simulator.phone(
    `1666${String(++phones).padStart(7, '0')}`,
    name ?? 'Phone',
  );
  phone.send(`JOIN ${pin}`);
  return phone;
}

it('P48: are said with the join or after it, and counted with each answer', async () => {
  using host = await begin({ teams: true });
  using ana = await joinWeb(running.url, host.pin, 'Ana');
  expect(ana.state).toMatchObject({
    join: { label: 'Your pledge', form: { kind: 'number', least: 0, most: 20, step: 1 } },
    you: { group: 'Reds' },
  });
  expect(ana.state.you).not.toHaveProperty('form');
  // The value of a player who says nothing is a fact, too.
  expect(ana.state.you?.badges).toEqual([badge(1)]);
  for (const value of [21, 0.5, '3', null, undefined])
    expect(refused(await choose(ana, value))).toBe('BAD_PAYLOAD');
  expect(granted(await choose(ana, 5)).state.you).toMatchObject({ form: 5, badges: [badge(5)] });
  expect(granted(await choose(ana, 3)).state.you).toMatchObject({ form: 3, group: 'Reds' });

  // With the join: all of it or nothing.
  const socket = connectPlayer(running.url);
  const join = (form: unknown) =>
    socket.emitWithAck('join', { pin: host.pin, nickname: 'Ben', form });
  const wrong = await join('many');
  expect(wrong).toMatchObject({ error: { code: 'BAD_PAYLOAD' } });
  const ben = granted(await join(9));
  expect(ben.state.you).toMatchObject({ nickname: 'Ben', form: 9, group: 'Blues' });
  using cem = await joinWeb(running.url, host.pin, 'Cem');

  const { roster } = granted(await host.socket.emitWithAck('sync', {})).state;
  expect(roster?.map(({ nickname, badges }) => [nickname, badges])).toEqual([
    ['Ana', [badge(3)]],
    ['Ben', [badge(9)]],
    ['Cem', [badge(1)]],
  ]);

  await host.command('start');
  await ana.inbox.next('question');
  expect(refused(await choose(ana, 1))).toBe('WRONG_PHASE');
  using late = await joinWeb(running.url, host.pin, 'Dana');
  expect(late.state).not.toHaveProperty('join');
  expect(refused(await choose(late, 1))).toBe('WRONG_PHASE');
  for (const player of [ana, cem, late]) granted(await player.answer(0, 0));
  granted(await socket.emitWithAck('answer', { question: 0, value: 0 }));
  expect(await resultOf(ana, 0)).toMatchObject({ points: 303, badges: [badge(3)] });
  // Of players who have said nothing.
  expect(await resultOf(cem, 0)).toMatchObject({ points: 101, badges: [badge(1)] });
  expect(await resultOf(late, 0)).toMatchObject({ points: 101 });
  const { top, groups } = await host.inbox.next('leaderboard');
  expect(top[0]).toMatchObject({ nickname: 'Ben', total: 909 });
  expect(groups).toEqual([
    { rank: 1, name: 'Blues', total: 1010, players: 2 },
    { rank: 2, name: 'Reds', total: 404, players: 2 },
  ]);
  // A ruling counts again what was said.
  granted(await host.socket.emitWithAck('judge', { index: 0, label: 'Red', correctness: 0 }));
  await ana.inbox.next('reveal', ({ revised }) => revised === true);
  granted(await host.socket.emitWithAck('judge', { index: 0, label: 'Red', correctness: 1 }));
  const again = (ack: { state: { you?: { total: number } } }) => ack.state.you?.total;
  await expect.poll(async () => again(granted(await ana.socket.emitWithAck('sync', {})))).toBe(303);
  expect(granted(await ana.socket.emitWithAck('sync', {})).state.you?.form).toBe(3);
  socket.disconnect();
});

it('are nothing where nothing is asked', async () => {
  const quiz = { title: 'Plain', questions: [right('One?')] };
  using host = await hostGame(running.url, quiz, {}, ADMIN);
  const socket = connectPlayer(running.url);
  const joined = await socket.emitWithAck('join', { pin: host.pin, nickname: 'Ana', form: 1 });
  expect(refused(joined)).toBe('BAD_PAYLOAD');
  using ana = await joinWeb(running.url, host.pin, 'Ana');
  expect(ana.state).not.toHaveProperty('join');
  socket.disconnect();
});

it('are asked in the reply to the join of a chat, and read from text, in as many messages as ever', async () => {
  using host = await begin();
  using ana = await joinWeb(running.url, host.pin, 'Ana');
  const phone = phoneOf(host.pin);
  expect((await told(phone, host.pin)).text).toContain('➕ Your pledge: 0–20 → “pledge 1”');
  phone.send('pledge 4');
  await ticked(phone);
  phone.send('2');
  await ticked(phone);
  const tele = running.stub.user('Tele');
  tele.says(`/start ${host.pin}`);
  await tele.told('➕ Your pledge: 0–20');
  tele.says('/name Tom');
  await tele.told('Tom');
  tele.says('lots of them');
  await tele.told('has not started');
  tele.says('7');
  const quiet = phoneOf(host.pin, 'Quiet');
  await told(quiet, host.pin);
  quiet.send('99');
  await told(quiet, 'has not started');
  await expect
    .poll(async () => {
      const said: unknown[] = [];
      for (const channel of ['telegram', 'whatsapp'])
        for await (const page of running.app.games.players(host.id, channel))
          said.push(...page.map((player) => player.said));
      return said;
    })
    .toEqual(['7', '2', undefined]);
  await host.command('start');
  for (const one of [phone, quiet]) {
    await told(one, 'Q1/2');
    one.send('A');
  }
  await tele.told('Q1/2');
  tele.says('A');
  granted(await ana.answer(0, 1));
  await ana.inbox.next('reveal', ({ index }) => index === 0);
  await host.command('next');
  expect((await told(phone, 'Q2/2')).text).toMatch(/^✅ Q1: .*\+202.*\n🤞 Your pledge: 2\n/);
  expect((await tele.told('Q2/2')).text).toContain('+707');
  expect((await told(quiet, 'Q2/2')).text).toMatch(/^✅ Q1: .*\+101/);
  await host.command('end');
  await told(phone, 'The game is over');
  expect(fromBusiness(phone)).toHaveLength(4);
});

it('come in the reader’s language, and any words are an answer where words are asked for', async () => {
  using host = await begin({ by: 'pick' }, [right('One?')]);
  const phone = phoneOf(host.pin);
  await told(phone, '“None” / “Some” / “All of them”');
  phone.send('lang de');
  await told(phone, 'Deutsch');
  phone.send('alle');
  await ticked(phone);
  using words = await begin({ by: 'text' }, [right('One?')]);
  const other = phoneOf(words.pin);
  expect((await told(other, words.pin)).text).toContain('➕ Your pledge');
  other.send('Pledge All Of Them');
  await ticked(other);
  const said = async (gameId: string) => {
    for await (const [player] of running.app.games.players(gameId, 'whatsapp')) return player?.said;
    return undefined;
  };
  await expect.poll(() => said(host.id)).toBe('2');
  await host.command('start');
  await told(phone, 'Q1/1');
  phone.send('A');
  await host.inbox.next('reveal');
  await host.command('next');
  expect((await told(phone, 'Das Spiel ist vorbei')).text).toContain('🤞 Dein Versprechen: Alle');
  await expect.poll(() => said(words.id)).toBe('"All Of Them"');
  other.send('Fünf, oder sechs');
  await expect.poll(() => said(words.id)).toBe('"Fünf, oder sechs"');
});
