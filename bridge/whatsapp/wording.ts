import { nameText } from './text.ts';

/** Every sentence the bridge says, in one place, so that other languages can stand beside it. */

const number = new Intl.NumberFormat('en');
const plural = new Intl.PluralRules('en', { type: 'ordinal' });
const SUFFIX: Record<string, string> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };

const ordinal = (rank: number): string => `${number.format(rank)}${SUFFIX[plural.select(rank)]}`;
const points = (count: number): string => `${number.format(count)} ${count === 1 ? 'pt' : 'pts'}`;
const gained = (count: number): string =>
  count > 0 ? `+${number.format(count)}` : count < 0 ? `−${number.format(-count)}` : '0';

/** What the last question brought a player. */
export interface PreviousResult {
  /** 0-based. */
  index: number;
  /** The right answer in words. */
  correct: string;
  /** 0 wrong .. 1 right; undefined without an answer. */
  correctness: number | undefined;
  points: number;
  total: number;
  rank: number;
  players: number;
}

export const wording = {
  joined: (nickname: string, pin: string) =>
    `You are in as *${nameText(nickname)}* (game ${pin}). Questions come here. ` +
    'Blue ticks mean: answer received. You can send NAME and another name, HELP or LEAVE.',

  resumed: (nickname: string, pin: string, standing: { total: number; rank: number }) =>
    `Welcome back, *${nameText(nickname)}* (game ${pin}): ${points(standing.total)}, ${ordinal(standing.rank)}.`,

  renamed: (nickname: string) => `You are *${nameText(nickname)}* now.`,
  left: 'You have left the game. Send JOIN and a game code to play again.',
  notPlaying: 'You are in no game. Send JOIN and the six-digit game code to play.',
  stopped: 'You will get no more messages. Send JOIN and a game code to play again.',
  removed: 'The host removed you from the game.',

  help:
    'Send JOIN and the six-digit code on the host’s screen to play. Answer with a tap, or type ' +
    'the letter or the answer. NAME and a name changes your name until the game starts. ' +
    'LEAVE ends the game for you, STOP also ends all messages.',

  wrongCode: (pin: string, left: number) =>
    left > 0
      ? `There is no game ${pin}. Please check the code.`
      : `There is no game ${pin}. That was one try too many: please wait ten minutes.`,
  nameTaken: 'Somebody in this game has that name. Send NAME and another name.',
  nameRejected: 'That name can not be used here. Send NAME and another name.',
  nameMissing: 'Send NAME and the name you want, for example: NAME Ana',
  nameFixed: 'Names can not be changed once the game has started.',

  notStarted: 'The game has not started yet. The first question comes here.',
  questionClosed: 'That question is closed. The next one comes here.',
  paused: 'The game is paused. Please answer again when it goes on.',
  gameOver: 'This game is over. Send JOIN and a game code to play another.',
  alreadyAnswered: 'You have answered this question: your first answer counts.',
  notUnderstood: 'That is none of the answers. Tap one, or type its letter.',

  question: (index: number, total: number, seconds: number, text: string) =>
    `*Q${index + 1}/${total}* · ${seconds} s · ${text}`,
  typeLetter: 'Reply with the letter.',
  typeLetters: 'Reply with all the right letters, for example: A C',
  typeNumber: 'Reply with a number.',
  typeAnswer: 'Type your answer.',
  openList: 'Answer',
  listTitle: 'Pick one',
  yesNo: ['True', 'False'],

  previous: ({
    index,
    correct,
    correctness,
    points: won,
    total,
    rank,
    players,
  }: PreviousResult) => {
    const mark =
      correctness === undefined ? '▫️' : correctness === 1 ? '✅' : correctness > 0 ? '🟡' : '❌';
    return (
      `${mark} Q${index + 1}: ${correct}. ` +
      `${gained(won)} → ${points(total)}, ${ordinal(rank)} of ${number.format(players)}`
    );
  },

  finished: (own: { rank: number; total: number } | undefined, players: number) =>
    own
      ? `🏁 *The game is over.* You came ${ordinal(own.rank)} of ${number.format(players)} with ${points(own.total)}.`
      : '🏁 *The game is over.*',
  place: ({ rank, nickname, total }: { rank: number; nickname: string; total: number }) =>
    `${ordinal(rank)} ${nameText(nickname)} · ${points(total)}`,
} as const;
