import {
  type ChatMessage,
  type PhoneAction,
  type PhoneClaim,
  SECRET_HEADER,
} from '../../../../bridge/whatsapp/simulator/phone-api.ts';
import { type ServerSentEvent, serverSentEvents } from './server-sent-events.ts';

/** ms until a lost connection is tried again. */
const PAUSE = 2000;

/** The server does not let this browser have the phone. */
export class RefusedError extends Error {
  readonly code: string;

  constructor({ code, message }: { code: string; message: string }) {
    super(message);
    this.code = code;
  }
}

/** One phone's line to the simulator. The secret that proves whose it is stays in this browser. */
export class PhoneLine {
  readonly #number: string;
  readonly #closing = new AbortController();
  #claiming: Promise<void> | undefined;

  constructor(number: string) {
    this.#number = number;
  }

  /** @throws Error when the message has not left the phone */
  async send(action: PhoneAction): Promise<ChatMessage> {
    const response = await this.#request('/messages', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(action),
    });
    if (!response.ok) throw new Error(`not sent: status ${response.status}`);
    return (await response.json()) as ChatMessage;
  }

  /**
   * Calls back with each event, and when the connection comes and goes, until the line is closed.
   * @throws RefusedError when the phone is somebody else's
   */
  async listen(
    heard: (event: ServerSentEvent) => void,
    connected: (yes: boolean) => void,
  ): Promise<void> {
    const { signal } = this.#closing;
    while (!signal.aborted) {
      try {
        const { ok, body } = await this.#request('/events', { signal });
        if (ok && body) {
          connected(true);
          for await (const event of serverSentEvents(body)) heard(event);
        }
      } catch (error) {
        if (error instanceof RefusedError) throw error;
      }
      if (signal.aborted) return;
      connected(false);
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }

  close(): void {
    this.#closing.abort();
  }

  /** Asks with the secret; a server that knows it no longer, as after a restart, gives another. */
  async #request(path: string, init: RequestInit): Promise<Response> {
    if (this.#secret === null) await this.#claim();
    const response = await this.#fetch(path, init);
    if (response.status !== 401) return response;
    await this.#claim();
    return this.#fetch(path, init);
  }

  #claim(): Promise<void> {
    this.#claiming ??= this.#askForSecret().finally(() => {
      this.#claiming = undefined;
    });
    return this.#claiming;
  }

  async #askForSecret(): Promise<void> {
    const response = await this.#fetch('', { method: 'POST' });
    if (response.ok) {
      const { secret } = (await response.json()) as PhoneClaim;
      localStorage.setItem(this.#key, secret);
    } else if (response.status < 500) {
      const { error } = (await response.json()) as {
        error: { code: string; message: string };
      };
      throw new RefusedError(error);
    } else {
      throw new Error(`no phone: status ${response.status}`);
    }
  }

  #fetch(path: string, { headers, ...init }: RequestInit): Promise<Response> {
    const secret = this.#secret;
    return fetch(`/phone/api/phones/${this.#number}${path}`, {
      ...init,
      headers: { ...headers, ...(secret !== null && { [SECRET_HEADER]: secret }) },
    });
  }

  get #secret(): string | null {
    return localStorage.getItem(this.#key);
  }

  get #key(): string {
    return `qrush.phone.secret.${this.#number}`;
  }
}
