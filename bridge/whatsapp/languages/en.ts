import type { Language } from './language.ts';

const plural = new Intl.PluralRules('en', { type: 'ordinal' });
const SUFFIX: Record<string, string> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };

export const en: Language = {
  tag: 'en',
  name: 'English',
  direction: 'ltr',
  verbs: {
    join: ['join', 'play'],
    name: ['name'],
    leave: ['leave'],
    help: ['help'],
    stop: ['stop', 'stop all', 'unsubscribe', 'opt out', 'quit', 'cancel', 'end'],
    web: ['web'],
    language: ['lang', 'language'],
  },

  ordinal: ({ value, text }) => `${text}${SUFFIX[plural.select(value)]}`,
  points: ({ value, text }) => `${text} ${value === 1 ? 'pt' : 'pts'}`,
  place: (rank, players) => `${en.ordinal(rank)}${players === undefined ? '' : ` of ${players}`}`,

  joined: (name, pin, ticks) =>
    `You are in as *${name}* (game ${pin}). Questions come here. ${ticks}` +
    'You can send NAME and another name, HELP or LEAVE.',
  ticks: 'Blue ticks mean: answer received.',
  resumed: (name, pin, standing) => `Welcome back, *${name}* (game ${pin}): ${standing}.`,
  renamed: (name) => `You are *${name}* now.`,
  browser: (link) => `Play on in the browser, as the same player (the link works once): ${link}`,
  noBrowser: 'This game can only be played here.',
  speaking: 'I speak English from now on.',
  languages: (codes) => `Send LANG and one of these: ${codes}`,
  left: 'You have left the game. Send JOIN and a game code to play again.',
  notPlaying: 'You are in no game. Send JOIN and the six-digit game code to play.',
  stopped: 'You will get no more messages. Send JOIN and a game code to play again.',
  removed: 'The host removed you from the game.',
  help:
    'Send JOIN and the six-digit code on the host’s screen to play. Answer with a tap, or type ' +
    'the letter or the answer. NAME and a name changes your name until the game starts. ' +
    'WEB brings a link to the browser, LANG another language. ' +
    'LEAVE ends the game for you, STOP also ends all messages. ' +
    'A command that answers the question counts as the answer; STOP always works.',
  wrongCode: (pin) => `There is no game ${pin}. Please check the code.`,
  tooManyCodes: (pin) =>
    `There is no game ${pin}. That was one try too many: please wait ten minutes.`,
  nameTaken: 'Somebody in this game has that name. Send NAME and another name.',
  nameRejected: 'That name can not be used here. Send NAME and another name.',
  nameWaits:
    'The host has to agree to this name. You hear from me then. To use another one, send NAME and that name.',
  nameMissing: 'Send NAME and the name you want, for example: NAME Ana',
  nameFixed: 'Names can not be changed once the game has started.',
  gameLocked: 'The host has locked this game.',
  gameFull: 'This game is full.',
  gameOver: 'This game is over. Send JOIN and a game code to play another.',
  failed: 'That did not work. Please try again in a moment.',
  notStarted: 'The game has not started yet. The first question comes here.',
  questionClosed: 'That question is closed. The next one comes here.',
  paused: 'The game is paused. Please answer again when it goes on.',
  alreadyAnswered: 'You have answered this question: your first answer counts.',
  notUnderstood: 'That is none of the answers. Tap one, or type its letter.',
  unreadable: 'I cannot read that. Type your answer in another way.',
  editIgnored: 'I do not read edited messages. Please send it as a new one.',
  unclear: 'That fits more than one answer. Tap the one you mean, or type its letter.',

  typeLetter: 'Reply with the letter.',
  typeLetters: 'Reply with all the right letters, for example: A C',
  typeNumber: 'Reply with a number.',
  typeAnswer: 'Type your answer.',
  openList: 'Answer',
  listTitle: 'Pick one',
  trueFalse: ['True', 'False'],
  lastForNow:
    '_No answer for a while: this is the last question for now. Send anything to continue._',

  finished: '🏁 *The game is over.*',
  finishedAt: (place, points) => `🏁 *The game is over.* You came ${place} with ${points}.`,
  board: (link) => `All results (the link works once): ${link}`,
};
