import { bold, escapeHtml, name } from './html.ts';

/** Every sentence the bridge says, in one place, as HTML where it goes into a message. */

const number = new Intl.NumberFormat('en');
const plural = new Intl.PluralRules('en', { type: 'ordinal' });
const SUFFIX: Record<string, string> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };

const ordinal = (rank: number): string => `${number.format(rank)}${SUFFIX[plural.select(rank)]}`;
const points = (count: number): string => `${number.format(count)} ${count === 1 ? 'pt' : 'pts'}`;
const gained = (count: number): string =>
  count > 0 ? `+${number.format(count)}` : count < 0 ? `−${number.format(-count)}` : '0';

/** What a question brought a player. */
export interface Outcome {
  /** 0-based. */
  index: number;
  /** The right answer in words; undefined where there is none, as in a poll. */
  correct: string | undefined;
  /** 0 wrong .. 1 right; undefined without an answer. */
  correctness: number | undefined;
  points: number;
  total: number;
  rank: number;
  players: number;
}

const mark = (correctness: number | undefined): string =>
  correctness === undefined ? '▫️' : correctness === 1 ? '✅' : correctness > 0 ? '🟡' : '❌';

export const wording = {
  joined: (nickname: string, pin: string) =>
    `You are in as ${name(nickname)} (game ${pin}). Questions come here: tap an answer, or type it. ` +
    'A thumb up means: answer received. /name changes your name, /leave ends the game for you.',
  resumed: (nickname: string, pin: string, standing: { total: number; rank: number }) =>
    `Welcome back, ${name(nickname)} (game ${pin}): ${points(standing.total)}, ${ordinal(standing.rank)}.`,
  renamed: (nickname: string) => `You are ${name(nickname)} now.`,
  left: 'You have left the game. Send a game code to play again.',
  stopped: 'You will get no more messages. Send /start to come back.',
  removed: 'The host removed you from the game.',
  notPlaying: 'You are in no game. Send the six-digit code on the host’s screen to play.',
  help:
    'Send the six-digit code on the host’s screen to play. Answer with a tap, or type the letter or ' +
    'the answer.\n/join 123456 Ana joins as Ana\n/name Ana changes your name until the game starts\n' +
    '/leave ends the game for you\n/stop also ends all messages',

  joinWhat: 'Send /join and the six-digit code on the host’s screen, for example: /join 123456',
  wrongCode: (pin: string, left: number) =>
    left > 0
      ? `There is no game ${pin}. Please check the code.`
      : `There is no game ${pin}. That was one try too many: please wait ten minutes.`,
  nameTaken: 'Somebody in this game has that name. Please choose another one.',
  nameRejected: 'That name can not be used here. Please choose another one.',
  joinNameRejected: (pin: string) =>
    `That name can not be used here. Send: /join ${pin} and another name`,
  nameWaits: 'The host has to agree to this name. You hear from me then.',
  nameMissing: 'Send /name and the name you want, for example: /name Ana',
  nameFixed: 'Names cannot be changed once the game has started.',

  notStarted: 'The game has not started yet. The first question comes here.',
  questionClosed: 'That question is closed. The next one comes here.',
  paused: 'The game is paused. Please answer again when it goes on.',
  gameOver: 'This game is over. Send a game code to play another.',
  alreadyAnswered: 'You have answered this question: your first answer counts.',
  notUnderstood: 'That is none of the answers. Tap one, or type its letter.',
  unreadable: 'I cannot read that. Type your answer in another way.',
  unclear: 'That fits more than one answer. Tap the one you mean, or type its letter.',
  /** Shown for a moment above the chat: plain text. */
  received: (letter: string) => `✓ ${letter}`,

  question: (index: number, total: number, seconds: number, text: string) =>
    `<b>Q${index + 1}/${total}</b> · ${seconds} s\n${bold(text)}`,
  typeLetters: 'Reply with all the right letters, for example: A C',
  typeNumber: 'Reply with a number.',
  typeAnswer: 'Type your answer.',

  outcome: ({ index, correct, correctness, points: won, total, rank, players }: Outcome) => {
    const standing = `${points(total)}, ${ordinal(rank)} of ${number.format(players)}`;
    if (correct === undefined) return `📊 Q${index + 1} → ${standing}`;
    const right = escapeHtml(correct);
    return `${mark(correctness)} Q${index + 1}: ${right}. ${gained(won)} → ${standing}`;
  },
  finished: ({ rank, total }: { rank: number; total: number }, players: number) =>
    `🏁 <b>The game is over.</b> You came ${ordinal(rank)} of ${number.format(players)} with ${points(total)}.`,
  place: ({ rank, nickname, total }: { rank: number; nickname: string; total: number }) =>
    `${ordinal(rank)} ${name(nickname)} · ${points(total)}`,
} as const;
