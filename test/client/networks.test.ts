/** Players over the SDK, with a server, and between them a network in which things go wrong. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memoryStore, TIMES } from '../../client/index.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { hostGame } from '../support/clients.ts';
import { singles } from '../support/quizzes.ts';
import { seeded } from '../support/random.ts';
import { RoughNetwork } from '../support/rough-network.ts';
import { joinBySdk, sees, settled, TestPlayer, until } from '../support/sdk.ts';
import { answer, expectTruth, NAMES, play, sit } from '../support/sdk-table.ts';

let running: RunningApp;
beforeAll(async () => {
  running = await startApp();
});
afterAll(() => running[Symbol.asyncDispose]());

describe.each<[string, (network: RoughNetwork) => void]>([
  ['the old connections are silent, and new ones are fine', (network) => network.silence()],
  ['nothing reaches the server any more', (network) => network.silence('up')],
  ['nothing comes from the server any more', (network) => network.silence('down')],
  ['the connections are reset', (network) => network.reset()],
])('%s', (_what, fail) => {
  it('every answer arrives, and counts once', async () => {
    await using table = await sit(running.url, 3);
    await play(table, 3, () => fail(table.network));
    await expectTruth(table);
    expect(table.players.map(({ removal }) => removal.value)).toEqual(NAMES.map(() => undefined));
  });
});

it('an answer is said to be slow, and then goes over another connection', async () => {
  await using table = await sit(running.url, 1);
  const { host, network, players } = table;
  await host.command('start');
  const [ana] = players as [TestPlayer];
  await sees(ana, 0);
  const told: unknown[] = [];
  ana.answering.sent.subscribe((sent) => told.push(sent?.status));
  network.silence();
  await answer(table, 0);
  expect(told.slice(0, 3)).toEqual([undefined, 'sending', 'slow']);
  expect(told.at(-1)).toBe('received');
});

it('all is slow, 500 ms each way: nobody connects a second time', async () => {
  await using table = await sit(running.url, 2, TIMES);
  const { network } = table;
  const opened = network.opened;
  network.lag = 500;
  await play(table, 2, () => {});
  await expectTruth(table);
  expect(network.opened).toBe(opened);
});

it('the network stalls every now and then', async () => {
  await using table = await sit(running.url, 8);
  void table.network.stumble(seeded(16), 100);
  await play(table, 8, () => {});
  await expectTruth(table);
});

it('nothing gets through for a while, whether it is refused or swallowed', async () => {
  await using table = await sit(running.url, 2);
  const { network, players } = table;
  await play(table, 2, (question) => {
    network.newcomers = question === 0 ? 'refused' : 'silent';
    network[question === 0 ? 'reset' : 'silence']();
    void Promise.all(players.map(({ online }) => until(online, (is) => !is))).then(() =>
      network.fix(),
    );
  });
  await expectTruth(table);
});

describe('an answer that is given without a connection', () => {
  /** One player, offline, has answered question 0 of 2. */
  async function offline(store = memoryStore()) {
    const table = await sit(running.url, 2);
    const { host, network, players } = table;
    for (const other of players.slice(1)) other.leave();
    await host.command('start');
    const [ana] = players as [TestPlayer];
    await sees(ana, 0);
    network.newcomers = 'refused';
    network.reset();
    await until(ana.online, (is) => !is);
    void ana.answering.submit(0, 0);
    expect(ana.answering.sent.value?.status).toBe('kept');
    return { ...table, ana, store };
  }

  it('goes out once there is one', async () => {
    await using table = await offline();
    table.network.fix();
    expect(await settled(table.ana)).toMatchObject({ question: 0, value: 0, status: 'received' });
  });

  it('is too late once the question has closed', async () => {
    await using table = await offline();
    await table.host.command('skip');
    await table.host.inbox.next('reveal');
    table.network.fix();
    expect(await settled(table.ana)).toEqual({ question: 0, value: 0, status: 'late' });
    expect(table.ana.game.state.value?.you).toMatchObject({ total: 0 });
    expect(table.ana.game.state.value?.you).not.toHaveProperty('answered');
  });

  it('is told of as missed when the next question is on', async () => {
    await using table = await offline();
    await table.host.command('skip');
    await table.host.inbox.next('reveal');
    await table.host.command('next');
    table.network.fix();
    await sees(table.ana, 1);
    expect(table.ana.answering.sent.value).toBeUndefined();
    await until(table.ana.answering.missed, (question) => question === 0);
    void table.ana.answering.submit(1, 1);
    expect(table.ana.answering.missed.value).toBeUndefined();
    expect(await settled(table.ana)).toMatchObject({ question: 1, value: 1, status: 'received' });
  });

  it('waits while the game is paused', async () => {
    await using table = await offline();
    await table.host.command('pause');
    table.network.fix();
    await until(table.ana.online, (is) => is);
    expect(table.ana.answering.sent.value?.status).toBe('kept');
    await table.host.command('resume');
    expect((await settled(table.ana))?.status).toBe('received');
  });
});

it('an answer that was not sent outlives a reload', async () => {
  await using network = await RoughNetwork.before(running.url);
  using host = await hostGame(running.url, singles(1, { limit: 600 }));
  const store = memoryStore();
  const before = await joinBySdk(network.url, host.pin, 'Ana', { store });
  const { token = '' } = before.session.value ?? {};
  await host.command('start');
  await sees(before, 0);
  network.silence();
  void before.answering.submit(0, 0);
  before.close();
  using after = new TestPlayer(network.url, { store });
  await after.join(host.pin, 'Ana', { token });
  expect(await settled(after)).toMatchObject({ question: 0, value: 0, status: 'received' });
  const { index } = await host.inbox.next('reveal');
  expect(index).toBe(0);
  using third = new TestPlayer(network.url, { store });
  await third.join(host.pin, 'Ana', { token });
  expect(third.answering.sent.value).toBeUndefined();
  expect(third.game.state.value?.you?.answered).toMatchObject({ value: 0 });
});
