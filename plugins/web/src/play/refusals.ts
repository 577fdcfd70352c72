import type { Refusal } from '../../../../client/socket.ts';
import { language, sentenceAt } from '../words/page-words.ts';
import { type Key, t } from '../words/t.ts';

type Code = Refusal['code'];

const KNOWS_MORE = new Set<Code>(['NICKNAME_REJECTED', 'CHANNEL_CLOSED']);

/**
 * The sentence for a player, by the code: the server's own message where that has no sentence in the page's
 * language. An English page takes the server's message where the server knows more: what is wrong with
 * a name, or how else to join.
 */
export function explain({ code, message }: Pick<Refusal, 'code' | 'message'>): string {
  if (language === 'en' && KNOWS_MORE.has(code)) return message;
  const key = `refusal.${code}`;
  return sentenceAt(key) === undefined ? message : t(key as Extract<Key, `refusal.${string}`>);
}

/** The field of the join form that a refusal is about. */
export function fieldOf(code: Code): 'pin' | 'nickname' | 'form' {
  switch (code) {
    case 'GAME_NOT_FOUND':
    case 'GAME_FINISHED':
    case 'GAME_LOCKED':
    case 'GAME_FULL':
      return 'pin';
    case 'NICKNAME_TAKEN':
    case 'NICKNAME_REJECTED':
      return 'nickname';
    default:
      return 'form';
  }
}
