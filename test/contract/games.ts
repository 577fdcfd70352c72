import fc from 'fast-check';
import type { Controls } from '../../server/engine/controls.ts';
import type { Definition, PendingEffect, State } from '../../server/engine/state.ts';
import type { Store } from '../../server/store/contract.ts';

let created = 0;

/** A game's definition, unlike every other one's. */
export function newDefinition(now: number): Definition {
  created += 1;
  const pin = String(100_000 + ((process.pid * 7919 + created) % 900_000));
  return {
    id: `${process.pid}-${created}-${fc.sample(fc.string({ unit: 'grapheme-ascii', minLength: 4, maxLength: 8 }), 1)[0]}`,
    pin,
    quizId: 'quiz',
    quiz: { title: 'Räder & "quotes"', description: '', language: 'en', questions: [] },
    mode: 'classic',
    options: { countdown: 0, autoAdvance: null, maxPlayers: 100 },
    modeOptions: { nested: { deep: [1, null, 'ü'] } },
    grace: 0,
    createdAt: now,
  };
}

export const lobby = (version = 1): State => ({
  version,
  phase: { name: 'lobby' },
  locked: false,
  last: null,
  pending: [],
});

export const OPEN_DOOR: Controls = { door: 'open', gate: null, dueAt: null };

/** Controls with a question open from `now` on. */
export const gateAt = (question: number, now: number, until = now + 60_000): Controls => ({
  door: 'open',
  gate: { question, status: 'open', openedAt: now, closesAt: until, until },
  dueAt: null,
});

export const effect = (version: number): PendingEffect => ({
  version,
  effect: { do: 'announce-state' },
});

/** Creates a game with an open door. @returns its id and what it was made of */
export async function createGame(store: Store, controls: Controls = OPEN_DOOR) {
  for (;;) {
    const definition = newDefinition(await store.now());
    if ((await store.games.create(definition, lobby(), controls)) === 'created') return definition;
  }
}

/** Lets somebody join. @returns the player's id */
export async function join(store: Store, gameId: string, nickname: string): Promise<string> {
  const outcome = await store.players.join(
    gameId,
    { nickname, nicknameKey: nickname.toLowerCase(), channel: 'web' },
    1_000_000,
  );
  if (outcome.status !== 'joined') throw new Error(`${nickname}: ${outcome.status}`);
  return outcome.player.id;
}

/** Moves the game on to these controls, whatever its version is. */
export async function turn(
  store: Store,
  gameId: string,
  controls: Controls,
  pending: PendingEffect[] = [],
  lease = 2000,
): Promise<number> {
  const state = await store.games.state(gameId);
  const version = (state?.version ?? 0) + 1;
  const next: State = { ...lobby(version), pending };
  if (!(await store.games.commit(gameId, version - 1, next, controls, lease))) {
    throw new Error('somebody else was faster');
  }
  return version;
}

export async function collect<Row>(pages: AsyncIterable<Row[]>): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const page of pages) rows.push(...page);
  return rows;
}
