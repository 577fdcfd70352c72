import { ANSWERS, anyQuestion, type KitForm, type KitQuestion } from './kit-question.ts';
import type { Random } from './random.ts';
import { anySaid, type Said } from './said.ts';

/** A scripted player's answer to a question. */
export interface Given {
  value: number;
  /** ms from the opening to the answer. */
  elapsed: number;
}

/** A player of a scripted game. */
export interface ScriptedPlayer {
  id: string;
  /** The first question that the player can answer. */
  since: number;
  /** By question; undefined where the player is silent. */
  given: (Given | undefined)[];
  /** By question: what the player says to what the mode asks, if it does. */
  said: Said[];
  /** The player's answer at the join, if any: from 0 up to 1, made a value by the form. */
  joins?: number;
}

/** A game in data: who answers what and when. */
export interface ModeGame {
  questions: KitQuestion[];
  players: ScriptedPlayer[];
  seed: string;
}

const id = (at: number): string => at.toString(36).padStart(5, '0');

/** A game of a few questions and players: some come late, some are silent, many take the same time. */
export function anyGame(random: Random, forms: readonly KitForm[], polls: boolean): ModeGame {
  const questions = Array.from({ length: random.whole(1, 7) }, () =>
    anyQuestion(random, forms, polls),
  );
  const skill = random.next();
  const late = random.next() < 0.3;
  const players = Array.from({ length: random.whole(0, 9) }, (_, at): ScriptedPlayer => {
    const since = late && random.next() < 0.4 ? random.whole(0, questions.length - 1) : 0;
    return {
      id: id(at),
      since,
      given: questions.map((asked) => given(random, asked, skill)),
      said: questions.map(() => anySaid(random)),
      ...(random.next() < 0.7 && { joins: random.next() }),
    };
  });
  // A later player has a later id.
  players.sort((one, other) => one.since - other.since);
  for (const [at, player] of players.entries()) player.id = id(at);
  return { questions, players, seed: `${random.whole(0, 1e9)}` };
}

function given(random: Random, { right, limit }: KitQuestion, skill: number): Given | undefined {
  const chance = random.next();
  if (chance < 0.15) return undefined;
  const value = random.next() < skill ? right : random.whole(0, ANSWERS - 1);
  const times = [0, 1, 700, limit * 500, limit * 1000];
  const elapsed = random.next() < 0.5 ? random.one(times) : random.whole(0, limit * 1000);
  return { value, elapsed: Math.min(elapsed, limit * 1000) };
}
