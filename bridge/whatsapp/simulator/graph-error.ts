import { randomBytes } from 'node:crypto';

/** A refusal as the Graph API words it. */
export class GraphError extends Error {
  readonly code: number;
  readonly status: number;
  readonly details: string | undefined;

  constructor(code: number, message: string, details?: string, status = 400) {
    super(`(#${code}) ${message}`);
    this.code = code;
    this.status = status;
    this.details = details;
  }

  envelope(): object {
    return {
      error: {
        message: this.message,
        type: 'OAuthException',
        code: this.code,
        ...(this.details !== undefined && {
          error_data: { messaging_product: 'whatsapp', details: this.details },
        }),
        fbtrace_id: randomBytes(8).toString('base64url'),
      },
    };
  }
}

export const badToken = () =>
  new GraphError(190, 'Invalid OAuth access token', 'Cannot parse access token', 401);
export const unknownObject = (id: string) =>
  new GraphError(100, `Unsupported request. Object with ID '${id}' does not exist`);
export const invalidParameter = (details: string) =>
  new GraphError(100, 'Invalid parameter', details);
export const missingParameter = (details: string) =>
  new GraphError(131008, 'Required parameter is missing', details);
export const badValue = (details: string) =>
  new GraphError(131009, 'Parameter value is not valid', details);
