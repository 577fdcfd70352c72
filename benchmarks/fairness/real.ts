import { setTimeout as sleep } from 'node:timers/promises';
import type { Phone } from '../../bridge/whatsapp/simulator/phone.ts';
import type { App } from '../../server/app.ts';
import { hostGame, joinWeb } from '../../test/support/clients.ts';
import { startAppWithPhones, told } from '../../test/support/phones.ts';
import { singles } from '../../test/support/quizzes.ts';
import { RoughNetwork } from '../../test/support/rough-network.ts';
import { NETWORKS } from './networks.ts';
import type { Given, Played } from './play.ts';
import { Tally } from './tally.ts';
import { type Thought, twins } from './twins.ts';

const QUESTIONS = 12;

/** Networks that the proxy can play: it delays, and has neither jitter nor stalls. */
const REAL = ['lan', '4g', '3g', 'satellite'] as const;

/** Assumptions about WhatsApp, as in virtual time. ms */
const PHONES: Parameters<typeof startAppWithPhones>[2] = {
  latency: { sent: 100, delivered: [200, 1900], read: 0 },
  faults: [{ kind: 'delay', ms: { median: 600, p95: 2000 } }],
};

/** A player, and what became of their thoughts. */
interface Twin {
  id: string;
  tally: number;
  thoughts: Thought[];
  given: Given[];
}

/**
 * Plays one game with sockets through proxies that delay, and with phones of the simulator, in real time.
 * @param each players on each channel @param limit of each question, s
 */
export async function playReal(each: number, limit: number, seed: number): Promise<Tally[]> {
  await using running = await startAppWithPhones(undefined, {}, PHONES);
  const { app, url, simulator } = running;
  using host = await hostGame(url, singles(QUESTIONS, { limit }), { countdown: 3 });
  const thoughts = twins(seed, 0, each, QUESTIONS);
  // Nobody answers after what a page and a chat show as the end.
  const inTime = ({ ms }: Thought) => ms <= limit * 1000;
  const names = [...REAL.map((name) => NETWORKS[name].name), 'WhatsApp'];
  const all: Twin[] = [];
  const enter = (id: string, tally: number, own: Thought[]): Twin => {
    const given = own.map((thought): Given => {
      const left = limit * 1000 - thought.ms;
      return { thought, given: left >= 0, points: 0, atTheEnd: left >= 0 && left < 1000 };
    });
    const twin = { id, tally, thoughts: own, given };
    all.push(twin);
    return twin;
  };
  await using networks = new AsyncDisposableStack();
  for (const [tally, name] of REAL.entries()) {
    const network = networks.use(await RoughNetwork.before(url));
    network.lag = NETWORKS[name].delay;
    for (const [at, own] of thoughts.entries()) {
      const player = await joinWeb(network.url, host.pin, `${name} ${at}`);
      networks.defer(() => player[Symbol.dispose]());
      enter(player.player.id, tally, own);
      player.socket.on('question', ({ index }) => {
        const seenAt = performance.now();
        const thought = own[index];
        if (!thought || !inTime(thought)) return;
        setTimeout(() => {
          const value = thought.right ? index % 4 : (index + 1) % 4;
          const after = performance.now() - seenAt;
          player.socket.emit('answer', { question: index, value, after }, () => {});
        }, thought.ms);
      });
    }
  }
  for (const [at, own] of thoughts.entries()) {
    const phone = simulator.phone(`1555001${1000 + at}`, `Phone ${at}`);
    phone.send(`JOIN ${host.pin}`);
    await told(phone, 'You are in');
    void answerByPhone(phone, own, inTime);
  }
  for await (const page of app.store.players.pages(host.id, 'whatsapp'))
    for (const [at, { id }] of page.entries()) enter(id, REAL.length, thoughts[at] ?? []);
  // Lines are measured meanwhile.
  await sleep(5000);
  await host.command('start');
  for (let question = 0; question < QUESTIONS; question++) {
    await host.inbox.next('reveal', ({ index }) => index === question);
    await note(app, host.id, question, all);
    process.stderr.write(`question ${question + 1} of ${QUESTIONS}\n`);
    if (question + 1 < QUESTIONS) await host.command('next');
  }
  return names.map((name, tally) => {
    const of = new Tally(name);
    const given = all.filter((twin) => twin.tally === tally).map((twin) => twin.given);
    of.games.push({ given, totals: [] } satisfies Played);
    return of;
  });
}

/** Taps as its owner thinks, from when the phone shows the question. */
async function answerByPhone(
  phone: Phone,
  own: Thought[],
  inTime: (thought: Thought) => boolean,
): Promise<void> {
  for (const [index, thought] of own.entries()) {
    const { ms, right } = thought;
    const { buttons, list } = await told(phone, `Question ${index + 1}?`);
    if (!buttons && !list) throw new Error('a question without options');
    if (!inTime(thought)) continue;
    setTimeout(() => {
      const option = right ? index % 4 : (index + 1) % 4;
      phone.send('abcd'[option] ?? '');
    }, ms);
  }
}

async function note(app: App, gameId: string, question: number, all: Twin[]): Promise<void> {
  const of = new Map(all.map((twin) => [twin.id, twin.given[question] as Given]));
  for await (const page of app.store.answers.pages(gameId, question))
    for (const { player, elapsed } of page) Object.assign(of.get(player) ?? {}, { elapsed });
  for await (const page of app.store.board.pages(gameId, question)) {
    for (const { player, points, streak } of page) {
      const bonus = Math.min(Math.max(streak - 1, 0), 5) * 100;
      Object.assign(of.get(player) ?? {}, { points: points - bonus });
    }
  }
}
