/** One game over two servers that know each other by Redis only. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { granted, hostGame, joinWeb } from '../support/clients.ts';
import { type Cluster, startCluster } from '../support/cluster.ts';
import { singles } from '../support/quizzes.ts';
import { slowChannel } from '../support/slow-channel.ts';

const slow = slowChannel();
let cluster: Cluster;
let urls: [string, string];
beforeAll(async () => {
  cluster = await startCluster(2, {}, [slow.plugin]);
  const [one, other] = cluster.servers.map(({ url }) => url);
  if (!one || !other) throw new Error('two servers');
  urls = [one, other];
});
afterAll(() => cluster[Symbol.asyncDispose]());

describe('a game over two servers', () => {
  it('is one game: one lobby, one question, one leaderboard, each result with its player', async () => {
    using host = await hostGame(urls[0], singles(2));
    using ana = await joinWeb(urls[0], host.pin, 'Ana');
    using ben = await joinWeb(urls[1], host.pin, 'Ben');
    await host.inbox.next('lobby', ({ players }) => players === 2);
    await host.command('start');
    const questions = await Promise.all([ana, ben].map(({ inbox }) => inbox.next('question')));
    expect(questions[0]).toEqual(questions[1]);
    granted(await ben.answer(0, 0));
    granted(await ana.answer(0, 1));
    const [ofAna, ofBen] = await Promise.all([ana, ben].map(({ inbox }) => inbox.next('reveal')));
    expect([ofAna?.you?.correct, ofBen?.you?.correct]).toEqual([false, true]);
    expect([ofAna?.you?.rank, ofBen?.you?.rank]).toEqual([2, 1]);
    const { top } = await ana.inbox.next('leaderboard');
    expect(top.map(({ nickname }) => nickname)).toEqual(['Ben', 'Ana']);
    await host.command('next');
    await ben.inbox.next('question', ({ index }) => index === 1);
    await host.command('end');
    const ends = await Promise.all([ana, ben].map(({ inbox }) => inbox.next('finished')));
    expect(ends.map(({ you }) => you?.rank)).toEqual([2, 1]);
  });

  it('is held from the browsers of both until half of those in chats have the question', async () => {
    using host = await hostGame(urls[0], singles(1), { countdown: 0, hold: true });
    using ana = await joinWeb(urls[0], host.pin, 'Ana');
    using ben = await joinWeb(urls[1], host.pin, 'Ben');
    const chat = await slow.join(host.pin, 'Chat');
    await host.command('start');
    for (const { inbox } of [ana, ben])
      await inbox.next('state', ({ coming }) => coming?.held === true);
    await chat.answer(0, 0);
    slow.reached = 1;
    const [one, other] = await Promise.all([ana, ben].map(({ inbox }) => inbox.next('question')));
    expect(one).toEqual(other);
    for (const web of [ana, ben]) granted(await web.answer(0, 0));
    const { distribution } = await ben.inbox.next('reveal');
    expect(distribution[0]?.count).toBe(3);
  });

  it('gives a player of the other server extra time, who answers when the time of all is over', async () => {
    using host = await hostGame(urls[0], singles(1, { limit: 1 }));
    using ana = await joinWeb(urls[0], host.pin, 'Ana');
    using ben = await joinWeb(urls[1], host.pin, 'Ben');
    const given = { playerId: ben.player.id, factor: 3 as const };
    granted(await host.socket.emitWithAck('time', given));
    expect((await ben.inbox.next('state', ({ you }) => you !== undefined)).you?.time).toBe(3);
    await host.command('start');
    await ana.inbox.next('question', ({ overtime }) => overtime === true);
    granted(await ben.answer(0, 0));
    const { distribution } = await ana.inbox.next('reveal');
    expect(distribution[0]?.count).toBe(1);
    expect(JSON.stringify(ana.inbox.all)).not.toContain('"time"');
  });

  it('lets a player go on at the other server, and tells the first socket', async () => {
    using host = await hostGame(urls[0], singles(1));
    using before = await joinWeb(urls[0], host.pin, 'Ana');
    const removed = before.inbox.next('removed');
    using after = await joinWeb(urls[1], host.pin, '', before.token);
    expect(await removed).toEqual({ reason: 'replaced' });
    expect(after.player).toEqual(before.player);
  });

  it('lets the host remove a player of the other server', async () => {
    using host = await hostGame(urls[0], singles(1));
    using ben = await joinWeb(urls[1], host.pin, 'Ben');
    const removed = ben.inbox.next('removed');
    granted(await host.socket.emitWithAck('kick', { playerId: ben.player.id }));
    expect(await removed).toEqual({ reason: 'kicked' });
  });

  it('takes one nickname and one answer, wherever they come from at the same time', async () => {
    using host = await hostGame(urls[1], singles(1));
    const joins = await Promise.allSettled(
      Array.from({ length: 8 }, (_, index) =>
        joinWeb(urls[index % 2 === 0 ? 0 : 1], host.pin, 'Ana'),
      ),
    );
    const [joined] = joins.filter((join) => join.status === 'fulfilled');
    expect(joins.filter(({ status }) => status === 'rejected')).toHaveLength(7);
    for (const join of joins)
      if (join.status === 'rejected') expect(join.reason.message).toBe('NICKNAME_TAKEN');
    joined?.value.socket.disconnect();
  });

  it('tells counts not more often than one server would, and in the end right', async () => {
    using host = await hostGame(urls[0], singles(1, { limit: 60 }));
    const players = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        joinWeb(urls[index % 2 === 0 ? 0 : 1], host.pin, `P${index}`),
      ),
    );
    await host.inbox.next('lobby', ({ players: count }) => count === 40);
    await host.command('start');
    await Promise.all(players.map(({ inbox }) => inbox.next('question')));
    await Promise.all(players.slice(1).map(async (player) => granted(await player.answer(0, 0))));
    await host.inbox.next('answers', ({ count }) => count === 39);
    const [last] = players;
    if (last) granted(await last.answer(0, 0));
    const { distribution } = await host.inbox.next('reveal');
    expect(distribution[0]?.count).toBe(40);
    for (const { socket } of players) socket.disconnect();
  });

  it('shows faces and waves of players of the other server, and looks back at either', async () => {
    using host = await hostGame(urls[0], singles(1));
    using ana = await joinWeb(urls[0], host.pin, 'Ana');
    using ben = await joinWeb(urls[1], host.pin, 'Ben');
    granted(await ben.socket.emitWithAck('face', { face: 77 }));
    const told = await ana.inbox.next('lobby', ({ faces }) => faces !== undefined);
    expect(told.faces).toEqual([{ nickname: 'Ben', face: 77 }]);
    granted(await ben.socket.emitWithAck('wave', { kind: 'star' }));
    for (const { inbox } of [ana, ben])
      expect(await inbox.next('waves')).toEqual({ counts: { star: 1 } });
    expect(await host.inbox.next('waves')).toEqual({ counts: { star: 1 } });
    await host.command('start');
    await ben.inbox.next('question');
    granted(await ben.answer(0, 0));
    granted(await ana.answer(0, 1));
    expect((await ana.inbox.next('leaderboard')).top[0]).toMatchObject({ face: 77 });
    await host.command('next');
    await ben.inbox.next('finished');
    using back = await joinWeb(urls[0], host.pin, 'Ben', ben.token);
    const { questions } = granted(await back.socket.emitWithAck('review', {}));
    expect(questions).toMatchObject([{ right: 'Red', given: 'Red', correctness: 1 }]);
  });

  it('is counted whole, whichever server is asked', async () => {
    using host = await hostGame(urls[0], singles(1));
    using _ana = await joinWeb(urls[0], host.pin, 'Ana');
    using _ben = await joinWeb(urls[1], host.pin, 'Ben');
    for (const { url, app } of cluster.servers) {
      const headers = { authorization: `Bearer ${app.settings.adminToken}` };
      const read = async (path: string) => fetch(url + path, { headers });
      const { processes } = (await (await read('/admin/worker-stats')).json()) as {
        processes: { process: { sockets: { play: number } } }[];
      };
      expect(processes.map((one) => one.process.sockets.play)).toEqual([1, 1]);
      expect(await (await read('/metrics')).text()).toMatch(
        /qrush_sockets\{namespace="play"\} 2\n/,
      );
      const metrics = await (await read('/metrics')).text();
      for (const name of [
        'qrush_processes{answered="yes"} 2',
        'qrush_processes{answered="no"} 0',
        'qrush_breaker_open{name="state"} 0',
        'qrush_event_loop_delay_seconds{statistic="p99"}',
        'qrush_games{phase="lobby"}',
        'qrush_answers_accepted_total',
        'qrush_event_seconds_bucket',
        'qrush_timer_lateness_seconds_bucket',
        'qrush_redis_seconds_count{role="state"}',
        'qrush_redis_seconds_count{role="adapter"}',
        'qrush_db_seconds_count',
      ]) {
        expect(metrics).toContain(`\n${name}`);
      }
      const { games } = (await (await read('/admin/game-stats')).json()) as {
        games: { games: { id: string; players: number }[] };
      };
      expect(games.games.find(({ id }) => id === host.id)?.players).toBe(2);
    }
  });

  it('is not ready while it cannot hear the other servers, and lives on', async () => {
    const health = async () => (await fetch(`${urls[0]}/health/ready`)).json();
    expect(await health()).toMatchObject({
      status: 'ready',
      checks: { cluster: 'ok', timers: 'ok' },
    });
    await using other = await startCluster(1);
    const [alone] = other.servers;
    other.redis.process.kill('SIGSTOP');
    other.redis.process.kill('SIGKILL');
    const ready = async () => (await fetch(`${alone?.url}/health/ready`)).status;
    while ((await ready()) === 200);
    expect(await ready()).toBe(503);
    expect((await fetch(`${alone?.url}/health`)).status).toBe(200);
  });
});
