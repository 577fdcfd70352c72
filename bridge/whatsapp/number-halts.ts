import type { Logger } from 'pino';
import type { CloudApiError } from './cloud-api-error.ts';

/** ms after which a number that may not send tries again. */
export const NUMBER_PROBE = 5000;

/** The business numbers that may not send, and why: the others of the account carry on. */
export class NumberHalts {
  readonly #log: Logger;
  readonly #halts = new Map<string, CloudApiError>();

  constructor(log: Logger) {
    this.#log = log;
  }

  /** Why a number may not send, if one may not. */
  get error(): CloudApiError | undefined {
    return this.#halts.values().next().value;
  }

  refused(phoneNumberId: string, error: CloudApiError): void {
    if (!this.#halts.has(phoneNumberId)) {
      this.#log.error({ err: error, number: phoneNumberId }, HALTED);
    }
    this.#halts.set(phoneNumberId, error);
  }

  sent(phoneNumberId: string): void {
    if (this.#halts.delete(phoneNumberId)) {
      this.#log.info({ number: phoneNumberId }, 'this WhatsApp number sends again');
    }
  }
}

const HALTED = 'this WhatsApp number cannot send: see to its id and its registration';
