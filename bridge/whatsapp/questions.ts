import type { Definition } from '../../server/engine/state.ts';
import type { Games, Services } from '../../server/plugin.ts';
import type { QuestionView, Snapshot } from '../../server/realtime/events.ts';
import { questionMessage } from './messages.ts';
import type { OutboxItem } from './outbox.ts';
import { literal } from './text.ts';
import { type PreviousResult, wording } from './wording.ts';

export interface QuestionSources {
  games: Games;
  leaderboard: Services['leaderboard'];
  /** What a picture's path is put behind; undefined when WhatsApp can't reach this server. */
  mediaBase: string | undefined;
}

/** The question that takes answers right now. */
export const openQuestion = ({ phase, pausedAt, question }: Snapshot): QuestionView | undefined =>
  phase === 'question' && pausedAt === undefined ? question : undefined;

/** Where a question goes, and what is said above it. */
export interface Recipient {
  playerId: string;
  address: string;
  intro?: string | undefined;
}

/**
 * A question for one player, as of `now` (ms). Its id makes sure they get it once, also when the delivery is done twice
 * or they join while it is on its way.
 */
export function questionItem(
  { mediaBase }: Pick<QuestionSources, 'mediaBase'>,
  gameId: string,
  question: QuestionView,
  { playerId, address, intro }: Recipient,
  now: number,
): OutboxItem {
  const seconds = Math.max(1, Math.round((question.closesAt - now) / 1000));
  const picture = pictureLink(mediaBase, question);
  return {
    id: `${gameId}.${question.index}.${playerId}`,
    to: address,
    payload: questionMessage({ gameId, question, seconds, intro, picture }),
    expiresAt: question.closesAt,
  };
}

function pictureLink(base: string | undefined, { media }: QuestionView): string | undefined {
  if (!media?.image.startsWith('/')) return media?.image;
  return base === undefined ? undefined : base + media.image;
}

/** What a question brought these players, in words. */
export async function resultTexts(
  { games, leaderboard }: QuestionSources,
  definition: Definition,
  index: number,
  players: number,
  playerIds: string[],
): Promise<Map<string, string>> {
  const standings = await leaderboard.standings(definition.id, playerIds);
  const correct = literal(games.correctText(definition, index));
  return new Map(
    [...standings].map(([playerId, { total, rank, last }]) => {
      const own = last?.question === index ? last : undefined;
      const result: PreviousResult = {
        index,
        correct,
        correctness: own?.correctness,
        points: own?.points ?? 0,
        total,
        rank,
        players,
      };
      return [playerId, wording.previous(result)];
    }),
  );
}
