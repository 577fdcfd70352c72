/**
 * A second Cloud API for tests, written from Meta's reference alone: it shares no code with the
 * simulator, so that what both believe is believed twice.
 */
import { createHmac, randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export const ACCOUNT = {
  token: 'EAAG-second-stub',
  appSecret: '5ec0nd',
  verifyToken: 'second',
  phoneNumberId: '106540352242922',
  displayPhoneNumber: '+1 555-078-3881',
};

const DISPLAY_DIGITS = ACCOUNT.displayPhoneNumber.replace(/\D/g, '');

/** A message that the business has sent, as Meta's reference writes it. */
export interface Sent {
  id: string;
  to: string;
  at: number;
  body: Body;
}

interface Body {
  to?: string;
  recipient?: string;
  type?: string;
  status?: string;
  message_id?: string;
  biz_opaque_callback_data?: string;
  text?: { body: string };
  image?: { link: string; caption?: string };
  interactive?: {
    header?: { type: string };
    body: { text: string };
    action: {
      buttons?: { reply: { id: string; title: string } }[];
      sections?: { rows: { id: string; title: string; description?: string }[] }[];
    };
  };
}

export interface Refusal {
  status: number;
  code: number;
  message: string;
  subcode?: number;
}

/** A message's text, wherever it stands. */
export const said = ({ body }: Sent): string =>
  body.text?.body ?? body.image?.caption ?? body.interactive?.body.text ?? '';

export class SecondStub implements AsyncDisposable {
  /** Messages that were taken, and those that were marked as read. */
  readonly taken: Sent[] = [];
  readonly read: string[] = [];
  readonly refused: { to: string; code: number; at: number }[] = [];
  /** Says why a request is refused; undefined when it is not. */
  refuse: (body: Body, earlier: number) => Refusal | undefined = () => undefined;
  /** The fate of a message that was taken: a status by which it fails later, if any. */
  fails: (to: string) => Refusal | undefined = () => undefined;
  readonly #happened = new EventEmitter().setMaxListeners(0);
  readonly #server = createServer((request, response) => {
    void this.#answer(request).then(({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/json; charset=UTF-8' });
      response.end(JSON.stringify(body));
    });
  });
  /** Where webhooks go. */
  callbackUrl = '';

  async listen(): Promise<this> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return this;
  }

  get apiUrl(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v25.0`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  /** Waits until this gives something. */
  async until<Value>(find: () => Value | undefined | false): Promise<Value> {
    for (;;) {
      const found = find();
      if (found !== undefined && found !== false) return found;
      await once(this.#happened, 'change');
    }
  }

  /** All that was sent to a user. */
  to(user: string): Sent[] {
    return this.taken.filter(({ to }) => to === user);
  }

  /** The first message to a user that says this. */
  told(user: string, text: string): Promise<Sent> {
    return this.until(() => this.to(user).find((sent) => said(sent).includes(text)));
  }

  /**
   * A user writes.
   * @param more the moment it was sent at (ms), and the message that it quotes
   * @returns the message's id
   */
  async text(user: string, body: string, more: { at?: number; quotes?: Sent } = {}) {
    const { at, quotes } = more;
    const context = quotes && { from: DISPLAY_DIGITS, id: quotes.id };
    return this.#inbound(user, { type: 'text', text: { body }, ...(context && { context }) }, at);
  }

  /** A user sends a sticker. @returns the message's id */
  async sticker(user: string): Promise<string> {
    const sticker = { mime_type: 'image/webp', sha256: 'c2hh', id: '1234', animated: false };
    return this.#inbound(user, { type: 'sticker', sticker });
  }

  /** A user has another number from now on. */
  async changeNumber(user: string, now: string): Promise<void> {
    const body = `User changed from ${user} to ${now}`;
    const system = { body, wa_id: now, type: 'user_changed_number' };
    await this.#inbound(user, { type: 'system', system });
  }

  /** A user taps the option with this title or description. */
  async tap(user: string, sent: Sent, label: string): Promise<string> {
    const { buttons = [], sections = [] } = sent.body.interactive?.action ?? {};
    const context = { from: DISPLAY_DIGITS, id: sent.id };
    const button = buttons.find(({ reply }) => reply.title === label)?.reply;
    if (button) {
      const interactive = { type: 'button_reply', button_reply: button };
      return this.#inbound(user, { type: 'interactive', context, interactive });
    }
    const row = sections
      .flatMap(({ rows }) => rows)
      .find(({ title, description }) => title === label || description === label);
    if (!row) throw new Error(`there is nothing to tap that says ${label}`);
    const interactive = { type: 'list_reply', list_reply: row };
    return this.#inbound(user, { type: 'interactive', context, interactive });
  }

  async #inbound(user: string, message: object, at = Date.now()): Promise<string> {
    const id = `wamid.${Buffer.from(randomUUID()).toString('base64')}`;
    const timestamp = String(Math.floor(at / 1000));
    await this.#webhook({
      contacts: [{ profile: { name: `User ${user.slice(-2)}` }, wa_id: user }],
      messages: [{ from: user, id, timestamp, ...message }],
    });
    return id;
  }

  async #webhook(value: object): Promise<void> {
    const metadata = {
      display_phone_number: DISPLAY_DIGITS,
      phone_number_id: ACCOUNT.phoneNumberId,
    };
    const change = { value: { messaging_product: 'whatsapp', metadata, ...value } };
    const body = JSON.stringify({
      object: 'whatsapp_business_account',
      entry: [{ id: '102290129340398', changes: [{ ...change, field: 'messages' }] }],
    }).replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
    const signature = createHmac('sha256', ACCOUNT.appSecret).update(body).digest('hex');
    const answer = await fetch(this.callbackUrl, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-hub-signature-256': `sha256=${signature}`,
      },
      body,
    });
    if (answer.status !== 200) throw new Error(`the webhook was answered with ${answer.status}`);
  }

  async #answer(request: IncomingMessage): Promise<{ status: number; body: object }> {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const [path = ''] = (request.url ?? '').split('?');
    const [, , id = '', edge] = path.split('/');
    if (request.headers.authorization !== `Bearer ${ACCOUNT.token}`) {
      return refusal({ status: 401, code: 190, message: 'Invalid OAuth access token.' });
    }
    if (id === 'debug_token') return { status: 200, body: { data: { is_valid: true } } };
    if (id !== ACCOUNT.phoneNumberId) {
      const message = `Unsupported request. Object with ID '${id}' does not exist`;
      return refusal({ status: 400, code: 100, subcode: 33, message });
    }
    if (edge !== 'messages') {
      const { displayPhoneNumber: display_phone_number } = ACCOUNT;
      return { status: 200, body: { id, display_phone_number, verified_name: 'Quiz' } };
    }
    return this.#take(JSON.parse(text) as Body);
  }

  #take(body: Body): { status: number; body: object } {
    const to = body.to ?? body.recipient ?? '';
    const earlier = this.refused.filter((one) => one.to === to).length;
    const no = this.refuse(body, earlier);
    try {
      if (no) {
        this.refused.push({ to, code: no.code, at: Date.now() });
        return refusal(no);
      }
      if (body.status === 'read') {
        this.read.push(body.message_id ?? '');
        return { status: 200, body: { success: true } };
      }
      const id = `wamid.${randomUUID()}`;
      this.taken.push({ id, to, at: Date.now(), body });
      setImmediate(() => void this.#statuses(id, to, body.biz_opaque_callback_data));
      const contacts = [{ input: to, wa_id: to }];
      return {
        status: 200,
        body: { messaging_product: 'whatsapp', contacts, messages: [{ id }] },
      };
    } finally {
      setImmediate(() => this.#happened.emit('change'));
    }
  }

  async #statuses(id: string, recipient_id: string, data: string | undefined): Promise<void> {
    const failure = this.fails(recipient_id);
    for (const status of failure ? ['sent', 'failed'] : ['sent', 'delivered']) {
      const errors = [{ code: failure?.code, title: failure?.message, message: failure?.message }];
      const own = {
        ...{ id, status, recipient_id, timestamp: String(Math.floor(Date.now() / 1000)) },
        ...(data !== undefined && { biz_opaque_callback_data: data }),
        ...(status === 'failed' && { errors }),
      };
      // A server that is stopping takes no more.
      await this.#webhook({ statuses: [own] }).catch(() => undefined);
    }
  }
}

const refusal = ({ status, code, subcode, message }: Refusal) => ({
  status,
  body: {
    error: {
      message: `(#${code}) ${message}`,
      type: 'OAuthException',
      code,
      ...(subcode !== undefined && { error_subcode: subcode }),
      error_data: { messaging_product: 'whatsapp', details: message },
      fbtrace_id: 'Az8or2yhqkZfEZ-_4Qn_Bam',
    },
  },
});
