/** Why the Cloud API did not do what it was asked. */
export class CloudApiError extends Error {
  override readonly name = 'CloudApiError';
  /** The API's own code; the HTTP status when the answer had none; or that there was no answer. */
  readonly code: number | 'timeout' | 'unreachable';
  readonly status: number | undefined;
  /** ms the API asked to wait. */
  readonly retryAfter: number | undefined;

  constructor(
    code: CloudApiError['code'],
    message: string,
    { status, retryAfter, cause }: { status?: number; retryAfter?: number; cause?: unknown } = {},
  ) {
    super(message, { cause });
    this.code = code;
    this.status = status;
    this.retryAfter = retryAfter;
  }
}
