import { expect } from 'vitest';
import type { Records } from '../../server/records/contract.ts';
import { type Archive, readWhole, recompute } from './archive.ts';
import { connectHost, granted, type HostSocket, post } from './clients.ts';
import { ADMIN_TOKEN } from './pm2-host.ts';

export const AUTHORIZATION = { authorization: `Bearer ${ADMIN_TOKEN}` };

export interface LastingGame {
  id: string;
  pin: string;
  hostToken: string;
}

/** Stores a quiz and creates a game of it, on servers that ask for the ADMIN_TOKEN. */
export async function createGame(url: string, quiz: object): Promise<LastingGame> {
  const added = await post<{ id: string }>(`${url}/api/quizzes`, quiz, AUTHORIZATION);
  const game = await post<LastingGame>(
    `${url}/api/games`,
    { quizId: added.body.id, options: { countdown: 0 } },
    AUTHORIZATION,
  );
  if (game.status !== 201) throw new Error(JSON.stringify(game.body));
  return game.body;
}

/** A host who attaches again when the connection breaks. */
export async function lastingHost(
  url: string,
  { pin, hostToken }: LastingGame,
): Promise<HostSocket> {
  const host = connectHost(url);
  host.io.reconnection(true);
  host.io.reconnectionDelay(50);
  host.io.reconnectionDelayMax(200);
  host.on('connect', () => void host.emitWithAck('attach', { pin, hostToken }));
  granted(await host.emitWithAck('attach', { pin, hostToken }));
  return host;
}

/** Gives a command until it is acked; one whose ack was lost has been carried out already. */
export async function command(host: HostSocket, name: 'next' | 'end'): Promise<void> {
  for (;;) {
    const ack = await host
      .timeout(3000)
      .emitWithAck(name, {})
      .catch(() => undefined);
    if (ack?.ok || (ack && ack.error.code === 'WRONG_PHASE')) return;
  }
}

/** The archived game, as soon as it is written. */
export async function archived(
  url: string,
  id: string,
  open: () => Promise<Records & AsyncDisposable>,
): Promise<Archive> {
  for (;;) {
    const { status } = await fetch(`${url}/api/games/${id}/report`, { headers: AUTHORIZATION });
    if (status === 200) break;
  }
  await using records = await open();
  const archive = await readWhole(records, id);
  if (!archive) throw new Error('no archive');
  return archive;
}

/** Every total is what the archived answers to `singles` are worth, and every rank follows from it. */
export function expectTotals(archive: Archive): void {
  const expected = recompute(archive, (question, value) => value === question % 4);
  for (const { id, total, rank } of archive.players) {
    expect(total).toBe(expected.get(id)?.total);
    expect(rank).toBe(1 + archive.players.filter((other) => other.total > total).length);
  }
}

/** An answer as its player knows it: the server has acked it. */
export interface Acked {
  nickname: string;
  question: number;
  value: number;
  receivedAt: number;
}

/** Every acked answer is archived once, as it was acked, and nothing else is. */
export function expectAnswers({ players, answers }: Archive, acked: Acked[]): void {
  const names = new Map(players.map(({ id, nickname }) => [id, nickname]));
  const line = ({
    nickname,
    question,
    value,
    receivedAt,
  }: Omit<Acked, 'value'> & { value: unknown }) =>
    `${nickname}: ${question} = ${value} at ${receivedAt}`;
  const kept = answers.map((answer) =>
    line({ ...answer, nickname: names.get(answer.player) ?? '' }),
  );
  expect(kept.sort()).toEqual(acked.map(line).sort());
}
