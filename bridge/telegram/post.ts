import type { MediaView, PluginContext, Space } from '../../server/plugin.ts';
import { type BotApi, BotApiError, type Content } from './bot-api.ts';
import { escapeHtml } from './html.ts';

/** A message, perhaps with a picture, a sound or a video above it. */
export interface Message extends Content {
  media?: MediaView;
}

/** Characters that a caption may have. */
export const CAPTION = 1024;

/** The same of a message's text. */
export const TEXT = 4096;

/** ms a file's id is used: a picture that was replaced on the server shows after that. */
const ID_TTL = 3_600_000;

export interface PostSources {
  api: BotApi;
  store: Space;
  /** Has the files that a quiz names by a path. */
  media: PluginContext['media'];
}

/**
 * Sends a message with its picture, sound or video. One of this server is uploaded, so that it needs no
 * public address; after the first time Telegram knows it by an id. One that Telegram does not take, or that
 * has no room, is described in words.
 */
export class Post {
  readonly #sources: PostSources;
  /** By path: who sends a file next waits for the id that the first one gets. */
  readonly #uploads = new Map<string, Promise<void>>();

  constructor(sources: PostSources) {
    this.#sources = sources;
  }

  /** @throws BotApiError */
  async send(chat: string, { media, ...content }: Message): Promise<void> {
    const { api, store } = this.#sources;
    if (!media) return api.sendMessage(chat, content);
    const { kind, alt } = media;
    const path = pathOf(media);
    await this.#uploads.get(path);
    const file = content.html.length <= CAPTION ? await this.#file(path) : undefined;
    const described = { ...content, html: `[${escapeHtml(alt)}]\n${content.html}` };
    if (file === undefined) return api.sendMessage(chat, described);
    const isFirst = file instanceof Blob && !this.#uploads.has(path);
    const uploaded = Promise.withResolvers<void>();
    if (isFirst) this.#uploads.set(path, uploaded.promise);
    try {
      const id = await api.sendFile(chat, kind, file, content);
      if (file instanceof Blob && id !== undefined) await store.set(`file.${path}`, id, ID_TTL);
    } catch (error) {
      if (!(error instanceof BotApiError) || ![400, 413].includes(Number(error.code))) throw error;
      await store.delete(`file.${path}`);
      await api.sendMessage(chat, described);
    } finally {
      if (isFirst) this.#uploads.delete(path);
      uploaded.resolve();
    }
  }

  async #file(path: string): Promise<string | Blob | undefined> {
    const { store, media } = this.#sources;
    if (!path.startsWith('/')) return path;
    const known = await store.get<string>(`file.${path}`);
    if (known !== undefined) return known;
    const file = await media.file(path);
    return file && new Blob([new Uint8Array(file.bytes)], { type: file.type });
  }
}

function pathOf(media: MediaView): string {
  switch (media.kind) {
    case 'picture':
      return media.image;
    case 'audio':
      return media.audio;
    case 'video':
      return media.video;
  }
}
