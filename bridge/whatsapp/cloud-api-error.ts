/**
 * What kind of failure a code of the Cloud API is. Meta asks to key on `error.code`: titles, subcodes
 * and HTTP status vary. https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes
 */
export type FailureKind =
  /** Too many messages to this one user. */
  | 'pair'
  /** Too many messages of the whole number. */
  | 'throughput'
  /** The app's or account's calls are used up, or the number is being upgraded. */
  | 'quota'
  /** Down, unknown, or no answer at all: the message may even have been sent. */
  | 'transient'
  /** The same message will fail again. */
  | 'permanent';

const KINDS = new Map<number, FailureKind>([
  [131056, 'pair'],
  [130429, 'throughput'],
  [4, 'quota'],
  [80007, 'quota'],
  [131057, 'quota'],
  [1, 'transient'],
  [2, 'transient'],
  [131000, 'transient'],
  [131016, 'transient'],
  [133004, 'transient'],
]);

/** The Cloud API refused, or did not answer. */
export class CloudApiError extends Error {
  /** Meta's code; undefined when there was no answer to read one from. */
  readonly code: number | undefined;
  readonly kind: FailureKind;
  /** ms after which the API wants to be asked again, when it said so. */
  readonly retryAfter: number | undefined;

  constructor(
    message: string,
    failure: { code?: number | undefined; status?: number; retryAfter?: number | undefined } = {},
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = 'CloudApiError';
    this.code = failure.code;
    this.kind = kindOf(failure.code, failure.status);
    this.retryAfter = failure.retryAfter;
  }

  get retryable(): boolean {
    return this.kind !== 'permanent';
  }
}

function kindOf(code: number | undefined, status: number | undefined): FailureKind {
  const known = code === undefined ? undefined : KINDS.get(code);
  if (known) return known;
  if (status === 429) return 'quota';
  return status === undefined || status >= 500 || status === 200 ? 'transient' : 'permanent';
}
