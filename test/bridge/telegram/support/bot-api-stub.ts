import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TelegramUser } from './telegram-user.ts';

export const TOKEN = '123456:a-token_that-nobody-else-has';
const METHOD = new RegExp(`^/bot${TOKEN}/(\\w+)$`);

type Params = Record<string, unknown>;
interface Refusal {
  code: number;
  description?: string;
  retryAfter?: number;
}

/** A refusal of the API, as an exception. */
class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.description);
    this.refusal = refusal;
  }
}
const refuse = (code: number, description: string): never => {
  throw new Refused({ code, description });
};

/** A Telegram of a test's own: its Bot API over HTTP, and users who chat with the bot. */
export class BotApiStub implements AsyncDisposable {
  /** All calls but getUpdates, in order. */
  readonly calls: { method: string; params: Params }[] = [];
  readonly url: string;
  /** Polls that came while another one was under way. */
  conflicts = 0;
  webhook: { url: string; secret: string } | undefined;
  readonly #server;
  readonly #users = new Map<number, TelegramUser>();
  readonly #refusals: Refusal[] = [];
  #updates: { update_id: number }[] = [];
  #polling: { resolve(): void } | undefined;
  #ids = 1000;

  static async start(): Promise<BotApiStub> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new BotApiStub(server);
  }

  private constructor(server: ReturnType<typeof createServer>) {
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on('request', (request, response) => void this.#serve(request, response));
  }

  /** A new user, with a private chat of the same id. */
  user(firstName: string): TelegramUser {
    const user = new TelegramUser(5_000_000_000 + this.nextId(), firstName, this);
    this.#users.set(user.id, user);
    return user;
  }

  nextId(): number {
    this.#ids += 1;
    return this.#ids;
  }

  /** Refuses the next messages with these, one each. */
  refuseNext(...refusals: Refusal[]): void {
    this.#refusals.push(...refusals);
  }

  /** Brings an update: to the webhook, or to whoever polls. The same one again, with its id given. */
  bring(content: object, id = this.nextId()): number {
    const update = { update_id: id, ...content };
    if (this.webhook) {
      const { url, secret } = this.webhook;
      const headers = { 'content-type': 'application/json' };
      void fetch(url, {
        method: 'POST',
        headers: { ...headers, 'x-telegram-bot-api-secret-token': secret },
        body: JSON.stringify(update),
      });
    } else {
      this.#updates.push(update);
      this.#polling?.resolve();
    }
    return id;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let status = 200;
    let body: object;
    try {
      const method = METHOD.exec(request.url ?? '')?.[1] ?? refuse(404, 'Not Found');
      body = { ok: true, result: await this.#call(method, await paramsOf(request), response) };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const { code, description = 'refused', retryAfter } = error.refusal;
      status = code;
      const parameters = retryAfter !== undefined && { parameters: { retry_after: retryAfter } };
      body = { ok: false, error_code: code, description, ...parameters };
    }
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }

  async #call(method: string, params: Params, response: ServerResponse): Promise<unknown> {
    if (method === 'getUpdates') return this.#poll(params, response);
    this.calls.push({ method, params });
    switch (method) {
      case 'getMe':
        return { id: 1, is_bot: true, first_name: 'Quiz', username: 'quiz_bot' };
      case 'setWebhook':
        this.webhook = { url: String(params.url), secret: String(params.secret_token) };
        return true;
      case 'deleteWebhook':
        return true;
      case 'answerCallbackQuery':
        return this.#userOf(params.callback_query_id).toasted(String(params.text));
      case 'setMessageReaction':
        return this.#userOf(params.chat_id).approved(Number(params.message_id));
      case 'sendMessage':
      case 'sendPhoto':
      case 'sendAudio':
      case 'sendVideo':
        return this.#send(params);
      default:
        return refuse(404, `Not Found: ${method}`);
    }
  }

  #send(params: Params): object {
    const refusal = this.#refusals.shift();
    if (refusal) throw new Refused(refusal);
    const { text, caption, reply_markup: markup, ...others } = params;
    const photo = others.photo ?? others.audio ?? others.video;
    if (photo === 'https://quiz.example/broken.png') refuse(400, 'Bad Request: wrong file');
    const html = String(photo === undefined ? text : caption);
    if (html.length > (photo === undefined ? 4096 : 1024)) refuse(400, 'Bad Request: too long');
    if (/<(?!\/?(?:b|i|code|pre)>)|&(?!amp;|lt;|gt;)/.test(html))
      refuse(400, "Bad Request: can't parse entities");
    const user = this.#userOf(params.chat_id);
    if (user.hasBlocked) refuse(403, 'Forbidden: bot was blocked by the user');
    const message = user.receive(
      html,
      typeof markup === 'string' ? JSON.parse(markup) : markup,
      photo,
    );
    return {
      message_id: message.id,
      ...(others.photo !== undefined && { photo: [{ file_id: 'small' }, { file_id: 'file-1' }] }),
      ...(others.audio !== undefined && { audio: { file_id: 'file-2' } }),
      ...(others.video !== undefined && { video: { file_id: 'file-3' } }),
    };
  }

  async #poll({ offset, timeout }: Params, response: ServerResponse): Promise<object[]> {
    if (this.#polling) {
      this.conflicts += 1;
      refuse(409, 'Conflict: terminated by other getUpdates request');
    }
    this.#updates = this.#updates.filter((update) => update.update_id >= Number(offset));
    if (this.#updates.length === 0) {
      await new Promise<void>((resolve) => {
        this.#polling = { resolve };
        const timer = setTimeout(resolve, Number(timeout) * 1000);
        response.once('close', () => {
          clearTimeout(timer);
          resolve();
        });
      });
      this.#polling = undefined;
    }
    return this.#updates;
  }

  #userOf(id: unknown): TelegramUser {
    return (
      this.#users.get(Number.parseInt(String(id), 10)) ?? refuse(400, 'Bad Request: chat not found')
    );
  }
}

async function paramsOf(request: IncomingMessage): Promise<Params> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('application/json')) return JSON.parse(body.toString());
  const form = await new Response(body, { headers: { 'content-type': type } }).formData();
  return Object.fromEntries(form);
}
