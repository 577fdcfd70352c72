/**
 * Why there is no answer of the API's to go by: nobody took the request; or it was taken, and no answer
 * came in time, the connection broke, or the answer was none of the API's.
 */
export type Silence = 'unreachable' | 'timeout' | 'broken' | 'garbled';

/** Why the Cloud API did not do what it was asked, as far as is known. Names nobody. */
export class CloudApiError extends Error {
  override readonly name = 'CloudApiError';
  /** The API's own code; the HTTP status when the answer had none. */
  readonly code: number | Silence;
  /** Tells apart what the API has one code for. */
  readonly subcode: number | undefined;
  readonly status: number | undefined;
  /** ms the API asked to wait. */
  readonly retryAfter: number | undefined;

  constructor(
    code: CloudApiError['code'],
    message: string,
    {
      status,
      subcode,
      retryAfter,
      cause,
    }: { status?: number; subcode?: number; retryAfter?: number; cause?: unknown } = {},
  ) {
    super(message, { cause });
    this.code = code;
    this.status = status;
    this.subcode = subcode;
    this.retryAfter = retryAfter;
  }
}
