import { randomBytes } from 'node:crypto';

/** HTTP statuses of the codes that do not come with 400. */
const STATUS: Record<number, number> = {
  0: 401,
  1: 500,
  2: 503,
  3: 500,
  4: 429,
  10: 403,
  190: 401,
  131000: 500,
  131016: 503,
  130497: 403,
  131031: 403,
  131053: 500,
  132001: 404,
  133004: 503,
};

const TITLES: Record<number, string> = {
  130472: "User's number is part of an experiment",
  130497: 'Business account is restricted from messaging users in this country.',
  131047: 'Re-engagement message',
  131049: 'This message was not delivered to maintain healthy ecosystem engagement.',
  131050:
    'Unable to deliver the message. This recipient has chosen to stop receiving marketing messages',
  131053: 'Media upload error',
};

interface Further {
  /** s after which trying again can help. */
  retryAfter?: number | undefined;
  subcode?: number;
  status?: number | undefined;
  type?: string;
}

/** A refusal as the Graph API words it. */
export class GraphError extends Error {
  readonly code: number;
  readonly status: number;
  readonly title: string;
  readonly details: string | undefined;
  readonly retryAfter: number | undefined;
  readonly #subcode: number | undefined;
  readonly #type: string;

  constructor(code: number, title: string, details?: string, further: Further = {}) {
    super(`(#${code}) ${title}`);
    this.code = code;
    this.title = title;
    this.status = further.status ?? STATUS[code] ?? 400;
    this.details = details;
    this.retryAfter = further.retryAfter;
    this.#subcode = further.subcode;
    this.#type = further.type ?? 'OAuthException';
  }

  envelope(): object {
    return {
      error: {
        message: this.message,
        type: this.#type,
        code: this.code,
        ...(this.#subcode !== undefined && { error_subcode: this.#subcode }),
        ...(this.details !== undefined && {
          error_data: { messaging_product: 'whatsapp', details: this.details },
        }),
        fbtrace_id: randomBytes(8).toString('base64url'),
      },
    };
  }

  /** The same, as it stands in a status. */
  inStatus(): object {
    return {
      code: this.code,
      title: this.title,
      message: this.title,
      ...(this.details !== undefined && { error_data: { details: this.details } }),
    };
  }
}

export const badToken = () =>
  new GraphError(190, 'Invalid OAuth access token', 'Cannot parse access token');
export const badProof = () =>
  new GraphError(100, 'Invalid appsecret_proof provided in the API argument', undefined, {
    type: 'GraphMethodException',
  });
export const unknownObject = (id: string) =>
  new GraphError(
    100,
    `Unsupported request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation`,
    undefined,
    { subcode: 33, type: 'GraphMethodException' },
  );
export const invalidParameter = (details: string) =>
  new GraphError(100, 'Invalid parameter', details);
export const missingParameter = (details: string) =>
  new GraphError(131008, 'Required parameter is missing', details);
export const badValue = (details: string) =>
  new GraphError(131009, 'Parameter value is not valid', details);
export const undeliverable = () =>
  new GraphError(131026, 'Message undeliverable', 'Message Undeliverable.');
/** The status of a message that the user's phone, or Meta, did not take. */
export const notDelivered = (code: number) =>
  code === 131026
    ? undeliverable()
    : new GraphError(code, TITLES[code] ?? 'Message failed to send', TITLES[code]);
export const windowClosed = () =>
  new GraphError(
    131047,
    'Re-engagement message',
    'More than 24 hours have passed since the recipient last replied to the sender number.',
  );
export const throughputReached = () =>
  new GraphError(130429, 'Rate limit hit', 'Cloud API message throughput has been reached.');
/** @param retryAfter s */
export const pairLimitReached = (retryAfter: number | undefined) =>
  new GraphError(
    131056,
    '(Business Account, Consumer Account) pair rate limit hit',
    'Too many messages sent from this phone number to the same phone number in a short period of time.',
    { retryAfter },
  );
