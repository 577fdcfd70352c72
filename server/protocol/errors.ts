/**
 * Every error a user of QRush can meet: its code, what it maps to, and its default message.
 * A code is never given a second meaning; one that is no longer used is deleted, not recycled.
 */

interface ErrorEntry {
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

export const ERRORS = {
  // What was sent
  BAD_PAYLOAD: entry(400, 'The data sent does not have the expected form.'),
  PAYLOAD_TOO_LARGE: entry(413, 'The data sent is too large.'),
  UNKNOWN_EVENT: entry(400, 'The server knows no event of this name.'),
  BAD_QUIZ: entry(400, 'The quiz is not valid.'),
  BAD_OPTIONS: entry(400, 'The game options are not valid.'),
  RATE_LIMITED: entry(429, 'Too many messages; wait a moment and try again.', true),

  // Who sent it
  UNAUTHORIZED: entry(401, 'This needs a valid access token.'),
  BAD_TOKEN: entry(401, 'This token was not issued for this game.'),
  BAD_SIGNATURE: entry(401, 'The webhook signature is missing or wrong.'),
  ORIGIN_REJECTED: entry(403, 'Pages of this origin may not use this server.'),
  NOT_HOST: entry(403, 'Only the host of the game may do this.'),
  NOT_JOINED: entry(403, 'Join a game first.'),
  KICKED: entry(403, 'The host removed you from this game.'),

  // What it was about
  NOT_FOUND: entry(404, 'There is nothing at this address.'),
  GAME_NOT_FOUND: entry(404, 'No game has this PIN.'),
  QUIZ_NOT_FOUND: entry(404, 'There is no quiz with this id.'),
  MODE_NOT_FOUND: entry(404, 'There is no game mode of this name.'),
  REPORT_NOT_READY: entry(404, 'The game has no report yet; it is written when the game ends.'),
  PLAYER_NOT_FOUND: entry(404, 'There is no such player in this game.'),

  // Joining
  NICKNAME_TAKEN: entry(409, 'Somebody in this game already has this name.'),
  NICKNAME_REJECTED: entry(400, 'Please choose another name.'),
  WAITING_FOR_HOST: entry(409, 'The host has to let you in; please wait.', true),
  GAME_LOCKED: entry(409, 'The host has locked this game.'),
  GAME_FULL: entry(409, 'This game is full.'),
  GAME_FINISHED: entry(409, 'This game is over.'),

  // Playing
  QUESTION_UNKNOWN: entry(404, 'The game has no such question.'),
  QUESTION_NOT_OPEN: entry(409, 'This question is not open yet.'),
  QUESTION_CLOSED: entry(409, 'This question is closed.'),
  ALREADY_ANSWERED: entry(409, 'You have already given another answer.'),
  GAME_PAUSED: entry(409, 'The game is paused.'),
  WRONG_PHASE: entry(409, 'The game is not at a point where this can be done.'),

  // The server itself
  UNAVAILABLE: entry(503, 'The server cannot do this right now; try again shortly.', true),
  SHUTTING_DOWN: entry(503, 'The server is restarting; reconnect in a moment.', true),
  INTERNAL: entry(500, 'Something went wrong on the server.', true),
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof ERRORS;

/** What a client gets to see of an error, in acks and in REST answers. */
export interface ErrorView {
  code: ErrorCode;
  message: string;
  /** ms to wait before trying again, where that is known. */
  retryAfter?: number;
}

/** Marks errors of QRush, whichever copy of it they were made by. */
const BRAND = Symbol.for('qrush.error');

/**
 * An expected failure with a code from {@link ERRORS}. Thrown anywhere, answered at the edge. A
 * plugin may bring a copy of QRush of its own: its errors are `instanceof` this class, too.
 */
export class QRushError extends Error {
  readonly code: ErrorCode;
  /** ms. */
  readonly retryAfter: number | undefined;

  /** @param message says what is wrong this time; the code's own message when left out. */
  constructor(
    code: ErrorCode,
    message?: string,
    options: { cause?: unknown; retryAfter?: number } = {},
  ) {
    super(message ?? ERRORS[code].message, options);
    this.name = 'QRushError';
    this.code = code;
    this.retryAfter = options.retryAfter;
  }

  get [BRAND](): true {
    return true;
  }

  static override [Symbol.hasInstance](thrown: unknown): boolean {
    return typeof thrown === 'object' && thrown !== null && BRAND in thrown;
  }

  view(): ErrorView {
    const { code, message, retryAfter } = this;
    return { code, message, ...(retryAfter !== undefined && { retryAfter }) };
  }
}

/**
 * Folds whatever was thrown into one coded error of this copy of QRush. What nobody expected, and a
 * code that only another copy knows, becomes `INTERNAL`.
 */
export function fold(thrown: unknown): QRushError {
  if (!(thrown instanceof QRushError) || !Object.hasOwn(ERRORS, thrown.code)) {
    return new QRushError('INTERNAL', undefined, { cause: thrown });
  }
  if (Object.getPrototypeOf(thrown) === QRushError.prototype) return thrown;
  const { code, message, retryAfter } = thrown;
  return new QRushError(code, message, {
    cause: thrown,
    ...(retryAfter !== undefined && { retryAfter }),
  });
}
