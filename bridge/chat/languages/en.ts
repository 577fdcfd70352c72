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
    hint: ['hint'],
    stop: ['stop', 'stop all', 'unsubscribe', 'opt out', 'quit', 'cancel', 'end'],
    web: ['web'],
    language: ['lang', 'language'],
  },

  ordinal: ({ value, text }) => `${text}${SUFFIX[plural.select(value)]}`,
  points: ({ value, text }) => `${text} ${value === 1 ? 'pt' : 'pts'}`,
  place: (rank, players) => `${en.ordinal(rank)}${players === undefined ? '' : ` of ${players}`}`,

  joined: (name, pin, received, say) =>
    `You are in as ${name} (game ${pin}). Questions come here. ${received}You can send ${say.name} and another name, ${say.help} or ${say.leave}.`,
  resumed: (name, pin, standing) => `Welcome back, ${name} (game ${pin}): ${standing}.`,
  renamed: (name) => `You are ${name} now.`,
  browser: (link) => `Play on in the browser, as the same player (the link works once): ${link}`,
  noBrowser: 'This game can only be played here.',
  speaking: 'I speak English from now on.',
  languages: (codes, say) => `Send ${say.language} and one of these: ${codes}`,
  left: (say) => `You have left the game. Send ${say.join} and a game code to play again.`,
  notPlaying: (say) => `You are in no game. Send ${say.join} and the six-digit game code to play.`,
  stopped: (say) =>
    `You will get no more messages. Send ${say.join} and a game code to play again.`,
  removed: 'The host removed you from the game.',
  help: (say) =>
    `Send ${say.join} and the six-digit code on the host’s screen to play. Answer with a tap, or type the letter or the answer. ${say.name} and a name changes your name until the game starts. ${say.web} brings a link to the browser, ${say.language} another language. ${say.leave} ends the game for you, ${say.stop} also ends all messages.`,
  wrongCode: (pin) => `There is no game ${pin}. Please check the code.`,
  tooManyCodes: (pin) =>
    `There is no game ${pin}. That was one try too many: please wait ten minutes.`,
  nameTaken: (say) => `Somebody in this game has that name. Send ${say.name} and another name.`,
  nameRejected: (say) => `That name cannot be used here. Send ${say.name} and another name.`,
  nameWaits: (say) =>
    `The host has to agree to this name. You hear from me then. To use another one, send ${say.name} and that name.`,
  nameMissing: (say) => `Send ${say.name} and the name you want, for example: ${say.name} Ana`,
  nameFixed: 'Names cannot be changed once the game has started.',
  channelClosed: 'This game cannot be played here. The host’s screen shows how to join.',
  gameLocked: 'The host has locked this game.',
  gameFull: 'This game is full.',
  gameOver: (say) => `This game is over. Send ${say.join} and a game code to play another.`,
  failed: 'That did not work. Please try again in a moment.',
  notStarted: 'The game has not started yet. The first question comes here.',
  questionClosed: 'That question is closed. The next one comes here.',
  notCounted: 'That question does not count.',
  noHint: 'There is no hint yet.',
  hintsCome: (say) => `Hints come one by one: ${say.hint} brings the latest.`,
  paused: 'The game is paused. Please answer again when it resumes.',
  alreadyAnswered: 'You have answered this question: your first answer counts.',
  eliminated: 'You are out. I will tell you how the game ends.',
  notYourTurn: 'Others may answer this one. The next one comes here.',
  notUnderstood: 'That is none of the answers. Tap one, or type its letter.',
  unreadable: 'I cannot read that. Type your answer in another way.',
  notOrdered: 'I cannot read an order in that. Send every letter once, the first place first.',
  notMatched: 'I cannot read that. Send a letter for each number, all in one message.',
  unclear: 'That fits more than one answer. Tap the one you mean, or type its letter.',

  typeLetter: 'Reply with the letter.',
  typeLetters: 'Reply with all the right letters, for example: A C',
  typeNumber: 'Reply with a number.',
  typeAnswer: 'Type your answer.',
  typeOrder: (example) => `Reply with the letters in order, for example: ${example}`,
  typeMatch: (example) => `Reply with a letter for each number, for example: ${example}`,
  pointOnly: 'Answer this one in the browser, with a tap on the picture.',
  lastForNow:
    'No answer for a while: this is the last question for now. Send anything to continue.',

  finished: 'The game is over.',
  finishedAt: (place, points) => `You came ${place} with ${points}.`,
  summary: (link) => `Your answers and results: ${link}`,
};
