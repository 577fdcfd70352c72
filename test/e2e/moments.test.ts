/** Faces, waves, one's own place on the board, and looking back: through sockets, in whole games. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { WavesEvent } from '../../server/protocol/events.ts';
import { faceOf } from '../../server/protocol/face.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { granted, hostGame, joinWeb, refused, type WebPlayer } from '../support/clients.ts';
import { everyType, singles } from '../support/quizzes.ts';

let running: RunningApp;
let url: string;
beforeAll(async () => {
  running = await startApp();
  url = running.url;
});
afterAll(() => running[Symbol.asyncDispose]());

const setFace = ({ socket }: WebPlayer, face: number) => socket.emitWithAck('face', { face });
const wave = ({ socket }: WebPlayer, kind: 'heart' | 'wow' = 'heart') =>
  socket.emitWithAck('wave', { kind });
const sync = async ({ socket }: WebPlayer) => granted(await socket.emitWithAck('sync', {})).state;

it('P36: a face that was chosen is seen wherever the nickname is, and one that was not costs nothing', async () => {
  using host = await hostGame(url, singles(1, { limit: 60 }));
  using ana = await joinWeb(url, host.pin, 'Ana');
  using bo = await joinWeb(url, host.pin, 'Bo');
  expect(bo.state.newcomers).toEqual([{ nickname: 'Ana' }, { nickname: 'Bo' }]);
  granted(await setFace(ana, 1234));
  const told = await bo.inbox.next('lobby', ({ faces }) => faces !== undefined);
  expect(told.faces).toEqual([{ nickname: 'Ana', face: 1234 }]);
  expect((await sync(bo)).newcomers).toEqual([{ nickname: 'Ana', face: 1234 }, { nickname: 'Bo' }]);
  const { state } = granted(await host.socket.emitWithAck('sync', {}));
  expect(state.roster?.map(({ nickname, face }) => [nickname, face])).toEqual([
    ['Ana', 1234],
    ['Bo', undefined],
  ]);
  using back = await joinWeb(url, host.pin, 'Ana', ana.token);
  expect(back.player).toEqual({ id: ana.player.id, nickname: 'Ana', face: 1234 });
  expect(back.state.you?.face).toBe(1234);

  await host.command('start');
  await bo.inbox.next('question');
  granted(await back.answer(0, 0));
  granted(await bo.answer(0, 1));
  const { top } = await bo.inbox.next('leaderboard');
  expect(top).toEqual([
    { rank: 1, nickname: 'Ana', total: expect.any(Number), face: 1234 },
    { rank: 2, nickname: 'Bo', total: 0 },
  ]);
  await host.command('next');
  expect((await bo.inbox.next('finished')).podium[0]).toMatchObject({ face: 1234 });

  // The nickname's own takes the choice back.
  granted(await setFace(back, faceOf('Ana')));
  expect((await sync(back)).you).not.toHaveProperty('face');
  for (const face of [-1, 2500, 1.5, '7'])
    expect(refused(await setFace(back, face as number))).toBe('BAD_PAYLOAD');
  expect(running.logged).toEqual([]);
});

it('P37: a wave is seen by everybody, and one a second is taken', async () => {
  using host = await hostGame(url, singles(1));
  using ana = await joinWeb(url, host.pin, 'Ana');
  using bo = await joinWeb(url, host.pin, 'Bo');
  const [taken, tooSoon, other] = await Promise.all([wave(ana), wave(ana), wave(bo)]);
  granted(taken);
  expect(refused(tooSoon)).toBe('RATE_LIMITED');
  granted(other);
  const hearts = (heard: WavesEvent[]) =>
    heard.reduce((sum, { counts }) => sum + (counts.heart ?? 0), 0);
  await expect.poll(() => hearts(host.inbox.of('waves'))).toBe(2);
  await expect.poll(() => hearts(ana.inbox.of('waves'))).toBe(2);
  await expect.poll(() => hearts(bo.inbox.of('waves'))).toBe(2);
  const bad = await ana.socket.emitWithAck('wave', { kind: 'fist' as 'heart' });
  expect(refused(bad)).toBe('BAD_PAYLOAD');
});

it('P37: nobody waves in a game whose host has turned waves off', async () => {
  using host = await hostGame(url, singles(1), { waves: false });
  using ana = await joinWeb(url, host.pin, 'Ana');
  expect(ana.state.waves).toBe(false);
  expect(refused(await wave(ana))).toBe('WAVES_OFF');
});

it('P38: who is beyond the first ten hears who is right above and below', async () => {
  using host = await hostGame(url, singles(2, { limit: 60 }));
  const players: WebPlayer[] = [];
  for (let index = 0; index < 13; index++)
    players.push(await joinWeb(url, host.pin, `Player ${index}`));
  const [first, ...others] = players;
  const [tenth, eleventh, twelfth, last] = others.slice(-4);
  if (!first || !tenth || !eleventh || !twelfth || !last) throw new Error('nobody came');
  granted(await setFace(twelfth, 99));
  await host.command('start');
  await first.inbox.next('question');
  // The last three are wrong, and tie.
  for (const player of [first, ...others.slice(0, 9)]) granted(await player.answer(0, 0));
  for (const player of [eleventh, twelfth, last]) granted(await player.answer(0, 1));
  const own = async (player: WebPlayer) => (await player.inbox.next('reveal')).you;
  const places = (await first.inbox.next('leaderboard')).top;
  expect(await own(first)).not.toHaveProperty('near');
  expect(await own(tenth)).not.toHaveProperty('near');
  const at = (player: WebPlayer, rank: number, face?: number) => ({
    rank,
    nickname: player.player.nickname,
    total: 0,
    ...(face !== undefined && { face }),
  });
  expect((await own(eleventh))?.near).toEqual({
    ahead: 10,
    above: places[9],
    below: at(twelfth, 11, 99),
  });
  expect((await own(last))?.near).toEqual({ ahead: 12, above: at(twelfth, 11, 99) });
  // A reload shows the same.
  expect((await sync(twelfth)).you?.result?.near).toEqual({
    ahead: 11,
    above: at(eleventh, 11),
    below: at(last, 11),
  });
  for (const player of players) player[Symbol.dispose]();
});

it('P39: a finished game can be looked back on, with what was right and what one said', async () => {
  const quiz = { ...everyType, questions: everyType.questions.map((q) => ({ ...q, limit: 60 })) };
  using host = await hostGame(url, quiz);
  using ana = await joinWeb(url, host.pin, 'Ana');
  using bo = await joinWeb(url, host.pin, 'Bo');
  const review = async (player: WebPlayer, from = 0) =>
    player.socket.emitWithAck('review', { from });
  expect(refused(await review(ana))).toBe('WRONG_PHASE');
  await host.command('start');
  const right = [2, [0, 2], true, 'everest', '8849'];
  for (const [index, value] of right.entries()) {
    await ana.inbox.next('question', (event) => event.index === index);
    granted(await ana.answer(index, value));
    // The second one closes by itself.
    if (index === 1) granted(await bo.answer(index, [1]));
    else await host.command('skip');
    await ana.inbox.next('reveal', (event) => event.index === index);
    expect(refused(await review(ana))).toBe('WRONG_PHASE');
    if (index === 4) await host.command('end');
    else await host.command('next');
  }
  await ana.inbox.next('finished');
  const own = granted(await review(ana));
  expect(own).not.toHaveProperty('next');
  expect(own.questions.map(({ text, right: was, given }) => [text, was, given])).toEqual([
    ['Single?', 'Blue', 'Blue'],
    ['Multiple?', 'a, c', 'a, c'],
    ['Boolean?', 'True', 'True'],
    ['Text?', 'Mount Everest', 'everest'],
    ['Number?', '8,849 (± 10)', '8,849'],
  ]);
  for (const { correctness, points, took } of own.questions) {
    expect(correctness).toBe(1);
    expect(points).toBeGreaterThan(0);
    expect(took).toBeGreaterThanOrEqual(0);
  }
  const total = own.questions.reduce((sum, { points = 0 }) => sum + points, 0);
  expect((await sync(ana)).you?.total).toBe(total);
  // A player who comes back by the token sees the same; one who said nothing is told the right
  // answer.
  using back = await joinWeb(url, host.pin, 'Bo', bo.token);
  const others = granted(await review(back));
  expect(
    others.questions.map(({ given, points, correctness }) => [given, points, correctness]),
  ).toEqual([
    [undefined, 0, 0],
    ['b', 0, 0],
    [undefined, 0, 0],
    [undefined, 0, 0],
    [undefined, 0, 0],
  ]);
  expect(granted(await review(back, 3)).questions.map(({ index }) => index)).toEqual([3, 4]);
  expect(granted(await review(back, 9)).questions).toEqual([]);
  expect(refused(await review(back, -1))).toBe('BAD_PAYLOAD');
});

it('P39: what was not asked is not told, and a long game is told in pages', async () => {
  using host = await hostGame(url, singles(30, { limit: 60 }));
  using ana = await joinWeb(url, host.pin, 'Ana');
  await host.command('start');
  for (let index = 0; index < 27; index++) {
    await ana.inbox.next('question', (event) => event.index === index);
    granted(await ana.answer(index, index % 4));
    await ana.inbox.next('reveal', (event) => event.index === index);
    await host.command(index === 26 ? 'end' : 'next');
  }
  await ana.inbox.next('finished');
  const first = granted(await ana.socket.emitWithAck('review', {}));
  expect([first.questions.length, first.next]).toEqual([25, 25]);
  const rest = granted(await ana.socket.emitWithAck('review', { from: 25 }));
  expect(rest.questions.map(({ index }) => index)).toEqual([25, 26]);
  expect(rest).not.toHaveProperty('next');
});
