import type { FastifyInstance } from 'fastify';
import type { Space } from '../../server/plugin.ts';
import { type BotApi, BotApiError, type Content } from './bot-api.ts';
import { escapeHtml } from './html.ts';

/** A message, perhaps with a picture above it. */
export interface Message extends Content {
  picture?: { image: string; alt: string };
}

/** Characters that a caption may have. */
export const CAPTION = 1024;

/** ms a file's id is used: a picture that was replaced on the server shows after that. */
const ID_TTL = 3_600_000;

export interface PostSources {
  api: BotApi;
  store: Space;
  /** Has the pictures that a quiz names by a path. */
  http: FastifyInstance;
}

/**
 * Sends a message with its picture. A picture of this server is uploaded, so that it needs no public
 * address; after the first time Telegram knows it by an id. One that Telegram does not take, or that
 * has no room, is described in words.
 */
export class Post {
  readonly #sources: PostSources;

  constructor(sources: PostSources) {
    this.#sources = sources;
  }

  /** @throws BotApiError */
  async send(chat: string, { picture, ...content }: Message): Promise<void> {
    const { api, store } = this.#sources;
    if (!picture) return api.sendMessage(chat, content);
    const { image, alt } = picture;
    const file = content.html.length <= CAPTION ? await this.#file(image) : undefined;
    const described = { ...content, html: `[${escapeHtml(alt)}]\n${content.html}` };
    if (file === undefined) return api.sendMessage(chat, described);
    try {
      const id = await api.sendPhoto(chat, file, content);
      if (file instanceof Blob) await store.set(`file.${image}`, id, ID_TTL);
    } catch (error) {
      if (!(error instanceof BotApiError) || error.code !== 400) throw error;
      await store.delete(`file.${image}`);
      await api.sendMessage(chat, described);
    }
  }

  async #file(image: string): Promise<string | Blob | undefined> {
    const { store, http } = this.#sources;
    if (!image.startsWith('/')) return image;
    const known = await store.get<string>(`file.${image}`);
    if (known !== undefined) return known;
    const { statusCode, rawPayload, headers } = await http.inject(image);
    if (statusCode !== 200) return undefined;
    return new Blob([new Uint8Array(rawPayload)], { type: String(headers['content-type']) });
  }
}
