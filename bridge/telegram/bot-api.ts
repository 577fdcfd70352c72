import { z } from '../../server/plugin.ts';
import type { DateListener } from '../chat/skew.ts';
import { ALLOWED_UPDATES } from './updates.ts';

/** Why the Bot API did not do what it was asked. Never holds the token, which stands in every URL. */
export class BotApiError extends Error {
  override readonly name = 'BotApiError';
  /** The API's own code, the HTTP status where it gave none, or that there was no answer. */
  readonly code: number | 'timeout' | 'unreachable';
  /** ms the API asked to wait. */
  readonly retryAfter: number | undefined;

  constructor(code: BotApiError['code'], message: string, retryAfter?: number) {
    super(message);
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

/** The content of a message besides the picture, the sound or the video. */
export interface Content {
  html: string;
  /** Buttons below, one a line. */
  buttons?: { label: string; data: string }[];
}

/** ms to wait for an answer; at the start, which must not be held up, less. */
const TIMEOUT = 10_000;
const START_TIMEOUT = 3000;

/** ms, when a file goes along. */
const UPLOAD_TIMEOUT = 60_000;

const answer = z.union([
  z.object({ ok: z.literal(true), result: z.unknown() }),
  z.object({
    ok: z.literal(false),
    error_code: z.number(),
    description: z.string().default(''),
    parameters: z.object({ retry_after: z.number().optional() }).optional(),
  }),
]);
const me = z.object({ username: z.string() });
const file = z.object({ file_id: z.string() });
const fileMessage = z.object({
  photo: z.array(file).optional(),
  audio: file.optional(),
  video: file.optional(),
});

/** The API's methods for each kind of content. */
const METHODS = {
  picture: ['sendPhoto', 'photo'],
  audio: ['sendAudio', 'audio'],
  video: ['sendVideo', 'video'],
} as const;

type Params = Record<string, unknown>;
interface Waiting {
  /** ms */
  timeout?: number;
  signal?: AbortSignal;
}

/** The Bot API over HTTP. Every method rejects with a {@link BotApiError}. */
export class BotApi {
  readonly #base: string;
  readonly #onDate: DateListener | undefined;

  /**
   * @param apiUrl Telegram's own, or a Bot API server of one's own
   * @param onDate hears of the `Date` of answers: by that clock Telegram stamps messages, too
   */
  constructor({ token, apiUrl }: { token: string; apiUrl: string }, onDate?: DateListener) {
    this.#onDate = onDate;
    this.#base = `${apiUrl.replace(/\/$/, '')}/bot${token}`;
  }

  /** The bot's name, without the @. */
  async username(): Promise<string> {
    return this.#read(me, await this.#call('getMe', {}, { timeout: START_TIMEOUT })).username;
  }

  /**
   * Waits for updates from this number on; those below are confirmed, and never come again.
   * @param wait ms
   */
  async updates(offset: number, wait: number, signal: AbortSignal): Promise<unknown[]> {
    const params = { offset, timeout: wait / 1000, allowed_updates: ALLOWED_UPDATES };
    const result = await this.#call('getUpdates', params, { timeout: wait + TIMEOUT, signal });
    return this.#read(z.array(z.unknown()), result);
  }

  /** Lets Telegram bring updates to this URL, with the secret in a header. */
  async setWebhook(url: string, secret: string): Promise<void> {
    const params = { url, secret_token: secret, allowed_updates: ALLOWED_UPDATES };
    await this.#call('setWebhook', params, { timeout: START_TIMEOUT });
  }

  async deleteWebhook(): Promise<void> {
    await this.#call('deleteWebhook', {});
  }

  async sendMessage(chat: string, content: Content): Promise<void> {
    const { html: text, buttons } = content;
    await this.#call('sendMessage', {
      chat_id: chat,
      text,
      parse_mode: 'HTML',
      link_preview_options: { is_disabled: true },
      ...keyboard(buttons),
    });
  }

  /**
   * @param given a URL or the id of a file that Telegram has, or the file itself
   * @returns the file's id, for the next time; undefined when Telegram made something else of it
   */
  async sendFile(
    chat: string,
    kind: keyof typeof METHODS,
    given: string | Blob,
    content: Content,
  ): Promise<string | undefined> {
    const { html: caption, buttons } = content;
    const [method, field] = METHODS[kind];
    const params = { chat_id: chat, caption, parse_mode: 'HTML', ...keyboard(buttons) };
    const sent =
      typeof given === 'string' ? { ...params, [field]: given } : form(params, field, given);
    const timeout = typeof given === 'string' ? TIMEOUT : UPLOAD_TIMEOUT;
    const message = this.#read(fileMessage, await this.#call(method, sent, { timeout }));
    const found = kind === 'picture' ? message.photo?.at(-1) : message[kind];
    return found?.file_id;
  }

  /** Stops the waiting sign on a button, and shows a line for a moment. */
  async answerTap(queryId: string, text: string): Promise<void> {
    await this.#call('answerCallbackQuery', { callback_query_id: queryId, text });
  }

  /** Puts a thumb up below a message. */
  async approve(chat: string, messageId: number): Promise<void> {
    const reaction = [{ type: 'emoji', emoji: '👍' }];
    await this.#call('setMessageReaction', { chat_id: chat, message_id: messageId, reaction });
  }

  async #call(method: string, params: Params | FormData, waiting: Waiting = {}): Promise<unknown> {
    const { timeout = TIMEOUT, signal } = waiting;
    const limit = AbortSignal.timeout(timeout);
    const request: RequestInit = {
      method: 'POST',
      ...(params instanceof FormData
        ? { body: params }
        : { body: JSON.stringify(params), headers: { 'content-type': 'application/json' } }),
      signal: signal ? AbortSignal.any([limit, signal]) : limit,
    };
    let response: { status: number; body: string };
    const began = performance.now();
    try {
      const got = await fetch(`${this.#base}/${method}`, request);
      const date = got.headers.get('date');
      if (date !== null) this.#onDate?.(date, performance.now() - began);
      response = { status: got.status, body: await got.text() };
    } catch {
      // The error may name the URL, and so the token.
      throw limit.aborted
        ? new BotApiError('timeout', `${method}: no answer in time`)
        : new BotApiError('unreachable', `${method}: the Bot API cannot be reached`);
    }
    const parsed = answer.safeParse(jsonOf(response.body)).data;
    if (parsed?.ok) return parsed.result;
    const { error_code: code, description, parameters } = parsed ?? {};
    const seconds = parameters?.retry_after;
    throw new BotApiError(
      code ?? response.status,
      `${method}: ${description || `HTTP ${response.status}`}`,
      seconds === undefined ? undefined : seconds * 1000,
    );
  }

  #read<Value>(schema: z.ZodType<Value>, result: unknown): Value {
    const parsed = schema.safeParse(result);
    if (parsed.success) return parsed.data;
    throw new BotApiError(200, 'the answer is none of the Bot API');
  }
}

const keyboard = (buttons: Content['buttons'] = []) =>
  buttons.length > 0 && {
    reply_markup: {
      inline_keyboard: buttons.map(({ label, data }) => [{ text: label, callback_data: data }]),
    },
  };

function form(params: Params, field: string, file: Blob): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(params)) {
    data.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
  data.set(field, file, NAMES[file.type] ?? 'file');
  return data;
}

/** Telegram goes by the ending of a sound's name. */
const NAMES: Record<string, string> = {
  'audio/mpeg': 'sound.mp3',
  'audio/mp4': 'sound.m4a',
  'audio/ogg': 'sound.ogg',
  'audio/wav': 'sound.wav',
  'video/mp4': 'video.mp4',
  'video/webm': 'video.webm',
};

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
