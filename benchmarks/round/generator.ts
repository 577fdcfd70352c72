/** The load: all players of a round, in a process of their own. */
import { build, type Histogram } from 'hdr-histogram-js';
import { answerRunner } from './child.ts';
import type { Client, Connect } from './clients/client.ts';
import { connectColyseus } from './clients/colyseus.ts';
import { connectPlainWs } from './clients/plain-ws.ts';
import { connectSocketIo } from './clients/socket-io.ts';
import type { GeneratorRequests, JoinPlan, Latency, Tally } from './protocol.ts';
import { choiceOf } from './quiz.ts';
import { cpuTime } from './subject.ts';

/** Players that connect at the same time. */
const AT_ONCE = 40;

/** Players that leave at the same time, and the ms until the next do. */
const LEAVING = 200;
const LEAVING_PAUSE = 50;

/** ms without any progress after which what is missing counts as lost. */
const PATIENCE = 10_000;

const WIRES: Record<JoinPlan['wire'], Connect> = {
  'socket.io': connectSocketIo,
  ws: connectPlainWs,
  colyseus: connectColyseus,
};

/** The event that a player waits for. */
interface Player {
  client: Client | undefined;
  /** When the answer was sent, ms; undefined when there is none under way. */
  sentAt: number | undefined;
  question: boolean;
  result: boolean;
  board: boolean;
}

const players: Player[] = [];
const tally: Tally = { events: 0, acks: 0, lost: 0, doubled: 0, refused: 0 };
let question = -1;
/** The count of events that the phase under way still waits for. */
let missing = 0;
let lastProgress = 0;
let done = () => {};
let acks = histogram();
let results = histogram();
let closedAt = 0;
let size = 0;
let firstAt = 0;
let lastAt = 0;

answerRunner<{ [Name in keyof GeneratorRequests]: GeneratorRequests[Name] }>({
  join,
  async question() {
    question += 1;
    firstAt = 0;
    for (const player of players) {
      Object.assign(player, { question: false, result: false, board: false });
    }
    await all(players.length);
    return { skew: lastAt - firstAt, size };
  },
  async answers({ window }) {
    acks = histogram();
    const first = players.slice(0, -1);
    const complete = all(first.length);
    await spread(first, window);
    await complete;
    for (const player of players) {
      if (player.sentAt !== undefined) tally.lost += 1;
      player.sentAt = undefined;
    }
    return latency(acks);
  },
  async results() {
    results = histogram();
    const complete = all(players.length * 2);
    closedAt = performance.now();
    answer(players.at(-1), players.length - 1);
    await complete;
    return latency(results);
  },
  async leave() {
    for (let at = 0; at < players.length; at += LEAVING) {
      for (const { client } of players.slice(at, at + LEAVING)) client?.close();
      await new Promise((resolve) => setTimeout(resolve, LEAVING_PAUSE));
    }
    players.length = 0;
    question = -1;
    return undefined;
  },
  cpu: () => cpuTime(),
  tally: () => tally,
});

async function join({ wire, urls, pin, players: count }: JoinPlan): Promise<Latency> {
  const took = histogram();
  const connect = WIRES[wire];
  const next = Array.from({ length: count }, (_, index) => index).values();
  const lane = async () => {
    for (const index of next) {
      const player: Player = {
        client: undefined,
        sentAt: undefined,
        question: true,
        result: true,
        board: true,
      };
      players[index] = player;
      const started = performance.now();
      const seat = { url: urls[index % urls.length] ?? '', pin, nickname: nameOf(index) };
      player.client = await connect(seat, {
        ack: (granted) => onAck(player, granted),
        event: (name, length, own) => onEvent(player, name, length, own),
      });
      record(took, performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return latency(took);
}

/** A number that stands alone: no filter of names reads anything into it. */
const nameOf = (index: number) => `Player ${index}`;

function onAck(player: Player, granted: boolean): void {
  tally.acks += 1;
  if (!granted) tally.refused += 1;
  if (player.sentAt === undefined) {
    tally.doubled += 1;
    return;
  }
  record(acks, performance.now() - player.sentAt);
  player.sentAt = undefined;
  if (player !== players.at(-1)) progress();
}

function onEvent(player: Player, name: string, length: number, own: boolean): void {
  tally.events += 1;
  const now = performance.now();
  if (name === 'question') {
    if (player.question) tally.doubled += 1;
    else progress();
    player.question = true;
    size = length;
    firstAt ||= now;
    lastAt = now;
  } else if (name === 'reveal' && own) {
    if (player.result) tally.doubled += 1;
    else progress();
    player.result = true;
    record(results, now - closedAt);
  } else if (name === 'leaderboard') {
    if (player.board) tally.doubled += 1;
    else progress();
    player.board = true;
  }
}

/** Sends the answers, evenly spread over a window of ms. */
async function spread(answering: Player[], window: number): Promise<void> {
  const started = performance.now();
  let sent = 0;
  while (sent < answering.length) {
    const due = Math.min(1, (performance.now() - started) / window) * answering.length;
    for (; sent < due; sent++) answer(answering[sent], sent);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

function answer(player: Player | undefined, index: number): void {
  if (!player) return;
  player.sentAt = performance.now();
  player.client?.answer(question, choiceOf(index));
}

/** Waits for so many things to come, or until nothing has come for a long time. */
function all(count: number): Promise<void> {
  missing = count;
  lastProgress = performance.now();
  return new Promise((resolve, reject) => {
    const watch = setInterval(() => {
      if (performance.now() - lastProgress < PATIENCE) return;
      clearInterval(watch);
      reject(new Error(`${missing} of ${count} did not come; ${JSON.stringify(tally)}`));
    }, 1000);
    done = () => {
      clearInterval(watch);
      resolve();
    };
    if (count === 0) done();
  });
}

function progress(): void {
  missing -= 1;
  lastProgress = performance.now();
  if (missing === 0) done();
}

/** µs, from 1 to a minute. */
function histogram(): Histogram {
  return build({
    lowestDiscernibleValue: 1,
    highestTrackableValue: 60_000_000,
    numberOfSignificantValueDigits: 3,
  });
}

const record = (to: Histogram, ms: number) => to.recordValue(Math.max(1, Math.round(ms * 1000)));

function latency(of: Histogram): Latency {
  const at = (percentile: number) => of.getValueAtPercentile(percentile) / 1000;
  return { p50: at(50), p99: at(99), p999: at(99.9), max: of.maxValue / 1000 };
}
