import type { ErrorCode } from '../../server/errors.ts';

/** All that the bridge says, in one language. Names come in escaped, points as numbers. */
export interface Wording {
  joined(name: string, pin: string): string;
  resumed(name: string, pin: string, total: number, rank: number): string;
  renamed(name: string): string;
  left(pin: string): string;
  stopped: string;
  removed(pin: string): string;
  help: string;
  inNoGame: string;
  /** The sender has to choose a name. @param reason a sentence */
  nameNeeded(reason: string): string;
  nameStays: string;
  wrongCode(pin: string): string;
  tooManyCodes: string;
  /** Why somebody can't join, or an answer does not count. */
  refused(code: ErrorCode, fallback: string): string;
  notAnAnswer: string;
  oldQuestion: string;
  /** @param number 1-based */
  heading(number: number, total: number, seconds: number): string;
  right(number: number, answer: string): string;
  wrong(number: number, answer: string): string;
  unanswered(number: number, answer: string): string;
  gain(points: number): string;
  standing(total: number, rank: number): string;
  final(name: string, total: number, rank: number): string;
  chooseOne: string;
  chooseSeveral: string;
  typeNumber: string;
  typeText: string;
  picture(alt: string): string;
  opener: string;
  listTitle: string;
}

const ORDINALS: Record<string, string> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };
const ordinalRules = new Intl.PluralRules('en', { type: 'ordinal' });
const figures = new Intl.NumberFormat('en');

const ordinal = (rank: number): string =>
  `${figures.format(rank)}${ORDINALS[ordinalRules.select(rank)]}`;
const points = (total: number): string => `${figures.format(total)} ${total === 1 ? 'pt' : 'pts'}`;

const REFUSALS: Partial<Record<ErrorCode, string>> = {
  GAME_LOCKED: 'The host has locked this game: nobody can join now.',
  GAME_FULL: 'This game is full.',
  GAME_FINISHED: 'This game is over.',
  QUESTION_NOT_OPEN: 'No question is open yet. The next one comes here by itself.',
  QUESTION_CLOSED: 'That was too late: the question is closed. The next one comes by itself.',
  ALREADY_ANSWERED: 'You have answered this question already; your first answer counts.',
  GAME_PAUSED: 'The game is paused. Answer again when it goes on.',
};

export const english: Wording = {
  joined: (name, pin) =>
    `You are in as ${name} (game ${pin}). Questions come here. Blue ticks = answer received.\nHELP, LEAVE`,
  resumed: (name, pin, total, rank) =>
    `You are still in as ${name} (game ${pin}): ${points(total)}, ${ordinal(rank)}.`,
  renamed: (name) => `You are now ${name}.`,
  left: (pin) => `You have left game ${pin}.`,
  stopped: 'You get no more messages from us. To play again, send JOIN and the code of a game.',
  removed: (pin) => `The host removed you from game ${pin}.`,
  help: [
    'JOIN 123456: join the game with this code',
    'NAME Ana: choose your name, before the game starts',
    'LEAVE: leave the game',
    'STOP: get no more messages',
    'Answer with the buttons, or send the letter or the answer itself.',
  ].join('\n'),
  inNoGame: 'You are in no game. To join one, send JOIN and the six digits on the screen.',
  nameNeeded: (reason) => `${reason} Send NAME and the name you want, for example: NAME Ana`,
  nameStays: 'Your name stays as it is until the game is over.',
  wrongCode: (pin) => `There is no game with the code ${pin}. Check the six digits on the screen.`,
  tooManyCodes: 'That were too many wrong codes. Try again in 10 minutes.',
  refused: (code, fallback) => REFUSALS[code] ?? fallback,
  notAnAnswer: 'This is not one of the answers. Send the letter of an option, or its text.',
  oldQuestion: 'This question is over. Answer the latest one.',
  heading: (number, total, seconds) => `Q${number}/${total} · ${seconds} s`,
  right: (number, answer) => `✅ Q${number}: ${answer}.`,
  wrong: (number, answer) => `❌ Q${number}: it was ${answer}.`,
  unanswered: (number, answer) => `⌛ Q${number}: no answer from you. It was ${answer}.`,
  gain: (gained) => `${gained < 0 ? '−' : '+'}${figures.format(Math.abs(gained))}`,
  standing: (total, rank) => `${points(total)}, ${ordinal(rank)}`,
  final: (name, total, rank) =>
    `🏁 Game over, ${name}: ${ordinal(rank)} place with ${points(total)}.`,
  chooseOne: 'Send the letter of your answer.',
  chooseSeveral: 'Send the letters of all right answers, for example: AC',
  typeNumber: 'Send a number.',
  typeText: 'Send your answer.',
  picture: (alt) => `[Picture: ${alt}]`,
  opener: 'Answer',
  listTitle: 'Pick one',
};
