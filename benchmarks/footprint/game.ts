/** A game of many players, all of whom are in another process. */
import { io } from 'socket.io-client';
import { granted, type HostSocket, post } from '../../test/support/clients.ts';
import { createGame } from '../load/api.ts';
import { Child } from '../round/child.ts';
import type { GeneratorRequests } from '../round/protocol.ts';
import { quizOf } from '../round/quiz.ts';
import { openQuestion } from '../round/round.ts';
import { ADMIN_TOKEN, type StartedServer } from './server.ts';

/** ms in which all players answer. */
const WINDOW = 1000;

/** ms a host waits for an ack. */
const PATIENCE = 30_000;

/** ms between two looks at the memory. */
const LOOK = 50;

export interface Played {
  /** MB at most while the players were connected. */
  most: number;
  /** Answers that were acked. */
  answers: number;
}

/**
 * Plays a game: all join, answer each question within a second, and leave.
 * @throws Error when an answer, an event or an ack is missing
 */
export async function playGame(
  server: StartedServer,
  players: number,
  questions: number,
): Promise<Played> {
  const { url } = server;
  const api = { url, adminToken: ADMIN_TOKEN };
  const { body } = await post<{ id: string }>(`${url}/api/quizzes`, quizOf(questions), {
    authorization: `Bearer ${ADMIN_TOKEN}`,
  });
  const { pin, hostToken } = await createGame(api, body.id);
  await using load = new Child<GeneratorRequests>(
    new URL('../round/generator.ts', import.meta.url),
  );
  const host: HostSocket = io(`${url}/host`, { transports: ['websocket'], forceNew: true });
  let most = 0;
  const looking = setInterval(() => {
    most = Math.max(most, server.memory().now);
  }, LOOK);
  try {
    granted(await host.timeout(PATIENCE).emitWithAck('attach', { pin, hostToken }));
    await load.ask('join', { wire: 'socket.io', urls: [url], pin, players });
    const command = async (name: 'start' | 'next') =>
      void granted(await host.timeout(PATIENCE).emitWithAck(name, {}));
    for (let question = 0; question < questions; question++) {
      await openQuestion({ open: () => command(question === 0 ? 'start' : 'next') }, load);
      await load.ask('answers', { window: WINDOW });
      await load.ask('results', undefined);
    }
    const { acks, lost, doubled, refused } = await load.ask('tally', undefined);
    if (acks !== players * questions || lost + doubled + refused > 0) {
      const found = JSON.stringify({ acks, lost, doubled, refused });
      throw new Error(`${players * questions} answers were sent: ${found}`);
    }
    await command('next');
    await load.ask('leave', undefined);
    return { most, answers: acks };
  } finally {
    clearInterval(looking);
    host.disconnect();
  }
}
