/** A simulated player, inside of Artillery's threads. */
import { setTimeout as pause } from 'node:timers/promises';
import { io } from 'socket.io-client';
import type { QuestionView } from '../../server/protocol/views.ts';
import type { PlaySocket } from '../../test/support/clients.ts';
import { Follower } from './follower.ts';
import { rightOption, type Seat } from './quiz.ts';

/** ms after which an ack counts as lost. */
const LOST = 10_000;

/** Artillery's side of a virtual user. */
interface Metrics {
  emit(kind: 'counter' | 'histogram', name: string, value: number): void;
}

/** Plays one game after the other, for as long as there are seats. @throws Error what went wrong */
export async function play(
  { vars }: { vars: { seats: string; target: string; think: number } },
  metrics: Metrics,
): Promise<void> {
  for (;;) {
    const response = await fetch(vars.seats);
    if (response.status === 204) return;
    await playGame(vars.target, (await response.json()) as Seat, vars.think, metrics);
  }
}

async function playGame(url: string, { pin, name }: Seat, think: number, metrics: Metrics) {
  const socket: PlaySocket = io(`${url}/play`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    timeout: LOST,
  });
  try {
    await new Promise<void>((resolve, reject) => {
      socket.on('connect_error', reject);
      socket.on('disconnect', (reason) => reject(new Error(`disconnected: ${reason}`)));
      const ask = ({ index, openedAt }: QuestionView) => {
        metrics.emit('histogram', 'question_seen', Math.max(0, Date.now() - openedAt));
        answer(socket, index, think, metrics).catch(reject);
      };
      socket.on('question', ask);
      socket.on('finished', () => resolve());
      const follower = new Follower(socket, ask, resolve);
      join(socket, pin, name, metrics)
        .then((state) => follower.take(state))
        .catch(reject);
    });
  } finally {
    socket.disconnect();
  }
}

async function join(socket: PlaySocket, pin: string, nickname: string, metrics: Metrics) {
  const started = performance.now();
  const ack = await socket
    .timeout(LOST)
    .emitWithAck('join', { pin, nickname })
    .catch(() => lost('join', metrics));
  metrics.emit('histogram', 'join_ack', performance.now() - started);
  if (!ack.ok) throw new Error(`join: ${ack.error.code}`);
  return ack.state;
}

/** Answers after a while, right or wrong, and checks that the reveal says which. */
async function answer(
  socket: PlaySocket,
  index: number,
  think: number,
  metrics: Metrics,
): Promise<void> {
  await pause(Math.random() * think);
  const right = Math.random() < 0.6;
  const value = (rightOption(index) + (right ? 0 : 1)) % 4;
  socket.on('reveal', ({ index: revealed, you }) => {
    if (revealed === index && you?.correct !== right) metrics.emit('counter', 'wrong_results', 1);
  });
  const started = performance.now();
  const ack = await socket
    .timeout(LOST)
    .emitWithAck('answer', { question: index, value })
    .catch(() => lost('answer', metrics));
  metrics.emit('histogram', 'answer_ack', performance.now() - started);
  if (!ack.ok) throw new Error(`answer: ${ack.error.code}`);
}

function lost(event: string, metrics: Metrics): never {
  metrics.emit('counter', 'lost_acks', 1);
  throw new Error(`${event}: no ack in ${LOST} ms`);
}
