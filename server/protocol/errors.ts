/**
 * Every error a user of QRush can meet: its code, what it maps to, and its default message.
 * A code is never given a second meaning; one that is no longer used is deleted, not recycled.
 */

export interface ErrorEntry {
  /** HTTP status of a REST answer. Socket acks carry the code only. */
  readonly http: number;
  /** True when sending the same thing again later can succeed. */
  readonly retryable: boolean;
  readonly message: string;
}

const entry = (http: number, message: string, retryable = false): ErrorEntry => ({
  http,
  message,
  retryable,
});

/** The core's own errors by code: HTTP status, words, and whether sending the same again can help. */
export const ERRORS = {
  // The data sent
  BAD_PAYLOAD: entry(400, 'The data sent does not have the expected form.'),
  PAYLOAD_TOO_LARGE: entry(413, 'The data sent is too large.'),
  UNKNOWN_EVENT: entry(400, 'The server knows no event of this name.'),
  BAD_QUIZ: entry(400, 'The quiz is not valid.'),
  PRECONDITION_REQUIRED: entry(428, 'Say which revision you have edited, in If-Match.'),
  STALE_EDIT: entry(412, 'Somebody else has changed this in the meantime.'),
  BAD_OPTIONS: entry(400, 'The game options are not valid.'),
  RATE_LIMITED: entry(429, 'Too many messages; wait a moment and try again.', true),

  // The sender
  UNAUTHORIZED: entry(401, 'This needs a valid access token.'),
  BAD_TOKEN: entry(401, 'This token was not issued for this game.'),
  BAD_SIGNATURE: entry(401, 'The webhook signature is missing or wrong.'),
  ORIGIN_REJECTED: entry(403, 'Pages of this origin may not use this server.'),
  NOT_HOST: entry(403, 'Only the host of the game may do this.'),
  NOT_JOINED: entry(403, 'Join a game first.'),
  KICKED: entry(403, 'The host removed you from this game.'),

  // The target
  NOT_FOUND: entry(404, 'There is nothing at this address.'),
  GAME_NOT_FOUND: entry(404, 'No game has this PIN.'),
  QUIZ_NOT_FOUND: entry(404, 'There is no quiz with this id.'),
  QUESTION_NOT_FOUND: entry(404, 'The quiz has no question with this id.'),
  MODE_NOT_FOUND: entry(404, 'There is no game mode of this name.'),
  FORMAT_NOT_FOUND: entry(404, 'There is no file format of this name.'),
  REPORT_NOT_READY: entry(404, 'The game has no report yet; it is written when the game ends.'),
  PLAYER_NOT_FOUND: entry(404, 'There is no such player in this game.'),

  // Quizzes and games as they are kept
  QUIZ_INCOMPLETE: entry(409, 'This quiz is a draft: it is not complete yet.'),
  GAME_RUNNING: entry(409, 'This game is not over yet; end it first.'),

  // Files
  NOT_IN_FORMAT: entry(409, 'This format has no words for a part of the quiz.'),

  MEDIA_TYPE: entry(415, 'This is no picture, sound or video that can be shown.'),
  BAD_CAPTIONS: entry(422, 'These captions cannot be read.'),
  MEDIA_TOO_LARGE: entry(413, 'The file is too large.'),
  MEDIA_FULL: entry(507, 'There is no room for more pictures, sounds and videos.'),

  // Joining
  NICKNAME_TAKEN: entry(409, 'Somebody in this game already has this name.'),
  NICKNAME_REJECTED: entry(400, 'Please choose another name.'),
  WAITING_FOR_HOST: entry(409, 'The host has to let you in; please wait.', true),
  CHANNEL_CLOSED: entry(409, 'This game cannot be joined this way.'),
  GAME_LOCKED: entry(409, 'The host has locked this game.'),
  GAME_FULL: entry(409, 'This game is full.'),
  GAME_FINISHED: entry(409, 'This game is over.'),

  // Playing
  QUESTION_UNKNOWN: entry(404, 'The game has no such question.'),
  QUESTION_NOT_OPEN: entry(409, 'This question is not open yet.'),
  QUESTION_CLOSED: entry(409, 'This question is closed.'),
  ALREADY_ANSWERED: entry(409, 'You have already given another answer.'),
  ELIMINATED: entry(409, 'You are out of this game; watch the others.'),
  NOT_YOUR_TURN: entry(409, 'This question is for others to answer.'),
  GAME_PAUSED: entry(409, 'The game is paused.'),
  WAVES_OFF: entry(409, 'The host has turned waves off in this game.'),
  WRONG_PHASE: entry(409, 'The game is not at a point where this can be done.'),

  // The server itself
  UNAVAILABLE: entry(503, 'The server cannot do this right now; try again shortly.', true),
  SHUTTING_DOWN: entry(503, 'The server is restarting; reconnect in a moment.', true),
  INTERNAL: entry(500, 'Something went wrong on the server.', true),
} as const satisfies Record<string, ErrorEntry>;

/** The core's own codes. */
export type ErrorCode = keyof typeof ERRORS;

/** A plugin's own code: `survival:OUT`. No code of the core has a colon. */
export type PluginErrorCode = `${string}:${string}`;

/** Every code that a client may get. */
export type AnyErrorCode = ErrorCode | PluginErrorCode;

const PLUGIN_CODE = /^[a-z][a-z0-9-]*:[A-Z][A-Z0-9_]*$/;

/** An error as clients see it, in acks and in REST answers. */
export interface ErrorView {
  code: AnyErrorCode;
  message: string;
  /** ms to wait before trying again, where that is known. */
  retryAfter?: number;
}

/** Marks errors of QRush, whichever copy of it they were made by. */
const BRAND = Symbol.for('qrush.error');

interface ErrorOptions {
  cause?: unknown;
  /** ms to wait before trying again, where that is known. */
  retryAfter?: number | undefined;
  /** HTTP status of a plugin's own code; 400 when left out. Those of the core have theirs. */
  http?: number | undefined;
}

/**
 * An expected failure with a code from {@link ERRORS}, or of a plugin (`ctx.error` makes those). Thrown
 * anywhere, answered at the edge. Known by its brand, or else by its name and code: a plugin may bring
 * a copy of QRush of its own, and its errors are `instanceof` this class, too.
 */
export class QRushError extends Error {
  readonly code: AnyErrorCode;
  /** HTTP status of a REST answer. */
  readonly http: number;
  /** ms. */
  readonly retryAfter: number | undefined;

  /** @param message says what is wrong this time; the code's own message when left out. */
  constructor(
    code: AnyErrorCode,
    message?: string,
    { retryAfter, http = 400, ...options }: ErrorOptions = {},
  ) {
    const own = isOwn(code) ? ERRORS[code] : undefined;
    super(message ?? own?.message ?? code, options);
    this.name = 'QRushError';
    this.code = code;
    this.http = own?.http ?? http;
    this.retryAfter = retryAfter;
  }

  /** By this it is known among errors of other copies. */
  get [BRAND](): true {
    return true;
  }

  static override [Symbol.hasInstance](thrown: unknown): boolean {
    if (typeof thrown !== 'object' || thrown === null) return false;
    if (BRAND in thrown) return true;
    const { name, code } = thrown as { name?: unknown; code?: unknown };
    return name === 'QRushError' && typeof code === 'string';
  }

  /** Whether sending the same thing again later can succeed. */
  get retryable(): boolean {
    return isOwn(this.code) && ERRORS[this.code].retryable;
  }

  /** The error as clients see it. */
  view(): ErrorView {
    const { code, message, retryAfter } = this;
    return { code, message, ...(retryAfter !== undefined && { retryAfter }) };
  }
}

const isOwn = (code: unknown): code is ErrorCode =>
  typeof code === 'string' && Object.hasOwn(ERRORS, code);

const isPlugins = (code: unknown): code is PluginErrorCode =>
  typeof code === 'string' && code.length <= LONGEST_CODE && PLUGIN_CODE.test(code);

/** Characters of a plugin's code. */
const LONGEST_CODE = 100;

/** Whether REST may answer with it as the status of an error. */
export const isErrorStatus = (http: unknown): http is number =>
  Number.isInteger(http) && Number(http) >= 400 && Number(http) < 600;

/**
 * Folds whatever was thrown into one coded error of this copy of QRush. Anything unexpected, and a
 * code that only another copy knows, becomes `INTERNAL`; a plugin's own code stays.
 */
export function fold(thrown: unknown): QRushError {
  if (!(thrown instanceof QRushError) || !(isOwn(thrown.code) || isPlugins(thrown.code))) {
    return new QRushError('INTERNAL', undefined, { cause: thrown });
  }
  if (Object.getPrototypeOf(thrown) === QRushError.prototype) return thrown;
  // Another copy of QRush, maybe an older one, or anything with its name.
  const { code, message, retryAfter, http } = thrown as unknown as Record<string, unknown>;
  return new QRushError(code as AnyErrorCode, typeof message === 'string' ? message : undefined, {
    cause: thrown,
    retryAfter: typeof retryAfter === 'number' ? retryAfter : undefined,
    http: isErrorStatus(http) ? http : undefined,
  });
}
