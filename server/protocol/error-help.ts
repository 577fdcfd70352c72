import type { ErrorCode } from './errors.ts';

interface ErrorHelp {
  /** When it is given. */
  when: string;
  /** The way out for whoever gets it. */
  remedy: string;
}

/** The help of docs/protocol.md for each error, in Markdown. */
export const ERROR_HELP: Record<ErrorCode, ErrorHelp> = {
  BAD_PAYLOAD: {
    when: 'The data sent does not have the expected form, or a text has no character to be seen; the message names the field.',
    remedy: 'Fix the request.',
  },
  PAYLOAD_TOO_LARGE: { when: 'A text or a body is longer than is taken.', remedy: 'Send less.' },
  UNKNOWN_EVENT: {
    when: 'The server has no event of this name.',
    remedy: 'Check the name, and whether its plugin is loaded.',
  },
  BAD_QUIZ: {
    when: 'A quiz is not valid; the message lists up to five problems, questions counted from 1.',
    remedy: 'Fix the quiz.',
  },
  PRECONDITION_REQUIRED: {
    when: 'A quiz is changed without saying which revision was edited.',
    remedy: 'Send `If-Match` with the `ETag` of the quiz, or `*` to overwrite whatever is there.',
  },
  STALE_EDIT: {
    when: 'The quiz has another revision than the one in `If-Match`: somebody else was faster. Nothing was changed.',
    remedy: 'Read the quiz, merge, and send again.',
  },
  BAD_OPTIONS: {
    when: 'An option of a game is unknown or out of range; the message names it.',
    remedy: 'See `GET /api/modes`.',
  },
  RATE_LIMITED: {
    when: 'Too many events on one socket, too many requests to /api and /admin or wrong PINs and tokens from one address.',
    remedy:
      'Wait a second (after wrong guesses: five; over HTTP: as `Retry-After` says), then send again.',
  },
  UNAUTHORIZED: {
    when: 'REST without a valid token.',
    remedy: 'Send `Authorization: Bearer` with the ADMIN_TOKEN, or sign in: `POST /api/session`.',
  },
  BAD_TOKEN: {
    when: 'The `token` of a `join` or a `follow` was not issued for this game, or was replaced.',
    remedy: 'Join without it; a big screen gets another one from the host.',
  },
  BAD_SIGNATURE: {
    when: "A webhook's signature is missing or wrong.",
    remedy: 'Check the secret that webhooks are signed with.',
  },
  ORIGIN_REJECTED: {
    when: 'In open mode, a page of another origin called the API; or a request that changes something came with the cookie of a sign-in, and not from a page of this server.',
    remedy:
      "Call it with the ADMIN_TOKEN, from this server's pages or from a program; or name the page in ORIGINS.",
  },
  NOT_HOST: {
    when: "`attach` with a wrong `hostToken`, a host's command before `attach`, or after another host has taken over.",
    remedy: 'Attach with the `hostToken` of this game; that takes it back, too.',
  },
  NOT_JOINED: {
    when: "A player's event before `join`.",
    remedy: 'Join first; after a reconnect, too.',
  },
  KICKED: {
    when: 'The host has removed this player.',
    remedy: 'Tell the player; the token is of no more use.',
  },
  NOT_FOUND: { when: 'There is nothing at this HTTP address.', remedy: 'Check the address.' },
  GAME_NOT_FOUND: {
    when: 'No game has this PIN, or it is over and forgotten.',
    remedy: 'Ask the host for the PIN.',
  },
  QUIZ_NOT_FOUND: { when: 'There is no quiz with this id.', remedy: 'See `GET /api/quizzes`.' },
  QUESTION_NOT_FOUND: {
    when: 'The quiz has no question with this id; somebody may have removed it.',
    remedy: 'Read the quiz again.',
  },
  MODE_NOT_FOUND: {
    when: 'There is no game mode of this name; the message names those there are.',
    remedy: 'See `GET /api/modes`.',
  },
  FORMAT_NOT_FOUND: {
    when: 'There is no file format of this name, or quizzes are only read from it; the message names those there are.',
    remedy: 'See docs/formats.md.',
  },
  QUIZ_INCOMPLETE: {
    when: 'A game or a file is made of a draft; the message says how much is missing.',
    remedy: 'Fix the `problems` of the quiz.',
  },
  GAME_RUNNING: { when: 'A game is deleted that is not over.', remedy: 'End it first.' },
  NOT_IN_FORMAT: {
    when: 'A format has no words for a question of the quiz; the message names the first.',
    remedy: 'Choose another format, or send `partial=true`.',
  },
  MEDIA_TYPE: {
    when: 'An uploaded file is none that can be shown, whatever its name says, or it is damaged; the message says what it is.',
    remedy: 'Save it as the message says.',
  },
  BAD_CAPTIONS: {
    when: 'Uploaded captions are not whole: a time is missing or cannot be, there are too many, or they are not in UTF-8; the message names the line.',
    remedy: 'Fix that line, or save the file again as WebVTT or SRT.',
  },
  MEDIA_TOO_LARGE: {
    when: 'An uploaded file is larger than the settings allow of its kind; the message says how much that is.',
    remedy: 'Save it smaller.',
  },
  MEDIA_FULL: {
    when: 'All uploaded files together take as much as MEDIA_TOTAL_MB allows.',
    remedy: 'Remove what no quiz names (`npm run media -- --unused`), or raise the setting.',
  },
  REPORT_NOT_READY: {
    when: 'No report under this id: the game is not over, or there never was one.',
    remedy: 'Ask again after the end.',
  },
  PLAYER_NOT_FOUND: {
    when: 'The player has left or was removed, or never was in the game.',
    remedy: 'Players: join again. Hosts: `attach` for the roster.',
  },
  NICKNAME_TAKEN: {
    when: 'Somebody in this game has this name, or one that looks like it: in another case, with other accents or signs, or with look-alike letters.',
    remedy: 'Choose another.',
  },
  NICKNAME_REJECTED: {
    when: 'A name shows nothing, is over 20 characters, only signs, a link in a chat (an address, a phone number, a word that starts with `@`, `#` or `/`), or refused by a plugin.',
    remedy: 'Choose another.',
  },
  WAITING_FOR_HOST: {
    when: 'The host has to let this player in, and has not answered yet.',
    remedy: 'Send the same `join` again after `retryAfter`.',
  },
  CHANNEL_CLOSED: {
    when: 'The host has opened the game to other channels only; the message names them.',
    remedy: 'Join by one of those.',
  },
  GAME_LOCKED: { when: 'The host has locked the game.', remedy: 'Ask the host to unlock it.' },
  GAME_FULL: { when: 'The game has `maxPlayers`.', remedy: 'Wait until somebody leaves.' },
  GAME_FINISHED: {
    when: 'The game is over; nobody new can join.',
    remedy: 'Join another. A player comes back with the token.',
  },
  QUESTION_UNKNOWN: { when: 'The game has no question of this number.', remedy: 'Count from 0.' },
  QUESTION_NOT_OPEN: { when: 'The question has not been opened.', remedy: 'Wait for `question`.' },
  QUESTION_CLOSED: {
    when: 'The answer came after the close, or past the deadline and its grace.',
    remedy: 'Show that it was too late; do not send it again.',
  },
  ALREADY_ANSWERED: {
    when: 'This player has given another answer to the question.',
    remedy: 'Nothing: the first one counts.',
  },
  ELIMINATED: {
    when: 'An answer of a player who is out of the game: `you.status` says so.',
    remedy: 'Show the game, and nothing to answer with.',
  },
  NOT_YOUR_TURN: {
    when: 'An answer to a question that only some may answer: `question.only` says who.',
    remedy: 'Show the question, and nothing to answer with.',
  },
  GAME_PAUSED: {
    when: 'The host has paused the game.',
    remedy: 'Send again after `state` without `pausedAt`.',
  },
  WAVES_OFF: {
    when: 'A `wave` in a game whose host has turned waves off; its snapshots have `waves: false`.',
    remedy: 'Show no button for it.',
  },
  WRONG_PHASE: {
    when: "A host's command does not fit the phase; the message names both.",
    remedy: 'Read the snapshot, then decide.',
  },
  UNAVAILABLE: {
    when: 'The server cannot do it now: Redis or the database is away, no free PIN, or others are always faster.',
    remedy: 'Send it again after `retryAfter`, or a second.',
  },
  SHUTTING_DOWN: {
    when: 'The server is stopping.',
    remedy: 'Reconnect after a moment, then send again.',
  },
  INTERNAL: {
    when: 'Something nobody expected; the server has logged it.',
    remedy: 'Send it again; tell the operator if it stays.',
  },
};
