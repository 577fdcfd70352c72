/** Conducts games as hosts do, one after the other in each of many rooms. */
import { io } from 'socket.io-client';
import type { HostServerEvents } from '../../server/protocol/events.ts';
import { granted, type HostSocket, Inbox } from '../../test/support/clients.ts';
import { type Api, createGame } from './api.ts';
import type { PhonePlayers } from './phones.ts';
import type { Seats } from './seats.ts';

/** ms a host waits for an ack. */
const PATIENCE = 30_000;

/** ms without anybody joining after which a host begins without those who do not come. */
const QUIET = 10_000;

export interface Plan {
  rooms: number;
  /** Web players in each game. */
  players: number;
  questions: number;
  /** When no more games begin, by `performance.now()`. */
  until: number;
}

/** The hosts' observations. */
export interface Conducted {
  games: number;
  /** ms from a command to its question on the host's screen, which is told after all players. */
  updates: number[];
  /** Seats that were taken up, of those that were offered. */
  seated: number;
  offered: number;
}

/** Conducts games until the time is up. @throws Error when a host's command is not acked */
export async function conduct(
  api: Api,
  quizId: string,
  seats: Seats,
  plan: Plan,
  phones?: PhonePlayers,
): Promise<Conducted> {
  const conducted: Conducted = { games: 0, updates: [], seated: 0, offered: 0 };
  const room = async (number: number): Promise<void> => {
    while (performance.now() < plan.until) {
      await game(api, quizId, seats, plan, conducted, number === 0 ? phones : undefined);
    }
  };
  try {
    await Promise.all(Array.from({ length: plan.rooms }, (_, number) => room(number)));
  } finally {
    seats.end();
  }
  return conducted;
}

async function game(
  api: Api,
  quizId: string,
  seats: Seats,
  { players, questions }: Plan,
  conducted: Conducted,
  phones: PhonePlayers | undefined,
): Promise<void> {
  const { pin, hostToken } = await createGame(api, quizId);
  const socket: HostSocket = io(`${api.url}/host`, { transports: ['websocket'], forceNew: true });
  const inbox = new Inbox<HostServerEvents>(socket);
  const question = async (command: 'start' | 'next', index: number): Promise<void> => {
    const started = performance.now();
    const seen = inbox.next('question', (event) => event.index === index);
    granted(await socket.timeout(PATIENCE).emitWithAck(command, {}));
    await seen;
    conducted.updates.push(performance.now() - started);
    phones?.asked(index, started);
  };
  try {
    granted(await socket.timeout(PATIENCE).emitWithAck('attach', { pin, hostToken }));
    const onPhones = (await phones?.join(pin)) ?? 0;
    const full = players + onPhones;
    seats.add(
      pin,
      Array.from({ length: players }, (_, index) => `Player ${index + 1}`),
    );
    await filled(inbox, full);
    conducted.offered += players;
    const { players: seated = 0 } = inbox.of('lobby').at(-1) ?? {};
    conducted.seated += seated - onPhones;
    await question('start', 0);
    for (let index = 0; index < questions; index++) {
      await inbox.next('reveal', (event) => event.index === index);
      if (index + 1 < questions) await question('next', index + 1);
    }
    granted(await socket.timeout(PATIENCE).emitWithAck('next', {}));
    await inbox.next('finished');
    conducted.games += 1;
  } finally {
    socket.disconnect();
  }
}

/** Starts a game that nobody plays, and ends it. */
export async function endGame(url: string, pin: string, hostToken: string): Promise<void> {
  const socket: HostSocket = io(`${url}/host`, { transports: ['websocket'], forceNew: true });
  granted(await socket.timeout(PATIENCE).emitWithAck('attach', { pin, hostToken }));
  for (const command of ['start', 'end'] as const) {
    granted(await socket.timeout(PATIENCE).emitWithAck(command, {}));
  }
  socket.disconnect();
}

/** Waits until everybody is in the lobby, or nobody comes any more. */
async function filled(inbox: Inbox<HostServerEvents>, full: number): Promise<void> {
  let before = 0;
  const joined = () => inbox.of('lobby').at(-1)?.players ?? 0;
  while (joined() < full) {
    await Promise.race([
      inbox.next('lobby', (event) => event.players >= full),
      new Promise((resolve) => setTimeout(resolve, QUIET).unref()),
    ]);
    if (joined() === before && before > 0) return;
    before = joined();
  }
}
