import type { Logger } from 'pino';
import type { Media, MediaView, PluginContext, Space } from '../../server/plugin.ts';
import type { CloudApi } from './cloud-api.ts';
import type { FileRef } from './payload.ts';

/** ms that WhatsApp keeps what was uploaded: 30 days, less one to be sure. */
const KEPT_FOR = 29 * 24 * 3_600_000;

/** ms for which a file that could not be uploaded is not tried again. */
const REST = 60_000;

/** ms that a message waits for an upload before it lets others go first. */
const PATIENCE = 1000;

/** Ids that a process remembers: each saves a look into the store for every message. */
const REMEMBERED = 1000;

const MB = 1024 * 1024;

/** Bytes that WhatsApp takes, by media type. It takes no other types. */
const LIMITS: Record<string, number> = {
  'image/jpeg': 5 * MB,
  'image/png': 5 * MB,
  'audio/mpeg': 16 * MB,
  'audio/mp4': 16 * MB,
  'audio/ogg': 16 * MB,
  'video/mp4': 16 * MB,
};

export interface MediaFileSources {
  store: Space;
  /** Has the files that a quiz names by a path. */
  media: PluginContext['media'];
  /** By the id of the number that sends: an id is good for that number only. */
  apis: ReadonlyMap<string, Pick<CloudApi, 'upload'>>;
  log: Logger;
}

/**
 * The pictures, sounds and videos of questions, as WhatsApp gets them: one of this server is uploaded
 * once, for all processes, so that it needs no address that the world knows; one from elsewhere is sent
 * as a link.
 */
export class MediaFiles {
  readonly #sources: MediaFileSources;
  readonly #uploads = new Map<string, Promise<string | undefined>>();
  readonly #known = new Map<string, { id: string; until: number }>();
  readonly #resting = new Map<string, number>();

  constructor(sources: MediaFileSources) {
    this.#sources = sources;
  }

  /**
   * A file as a message from this number shows it; undefined when it can be said in words only, and
   * `wait` while it is being uploaded.
   * @param path on this server, or a URL
   */
  async at(line: string, path: string): Promise<FileRef | 'wait' | undefined> {
    if (!path.startsWith('/')) return { link: path };
    const key = keyOf(line, path);
    const known = this.#known.get(key);
    if (known && known.until > Date.now()) return { id: known.id };
    if ((this.#resting.get(key) ?? 0) > Date.now()) return undefined;
    const late = Promise.withResolvers<'wait'>();
    const timer = setTimeout(() => late.resolve('wait'), PATIENCE);
    const id = await Promise.race([this.#id(line, path, key), late.promise]);
    clearTimeout(timer);
    return id === undefined || id === 'wait' ? id : { id };
  }

  /** Uploads it, so that it is there when it is asked for. */
  warm(path: string): void {
    const [line] = this.#sources.apis.keys();
    if (line !== undefined) void this.at(line, path);
  }

  /** WhatsApp did not take a message that shows it: maybe it has it no more. */
  async forget(line: string, path: string): Promise<void> {
    const key = keyOf(line, path);
    this.#known.delete(key);
    this.#rest(key);
    await this.#sources.store.delete(key);
  }

  /** Its id; one upload at a time, whoever asks. Never rejects. */
  #id(line: string, path: string, key: string): Promise<string | undefined> {
    const begun =
      this.#uploads.get(key) ??
      this.#found(line, path, key)
        .catch((error: unknown) => {
          this.#sources.log.warn({ err: error, path }, 'a file could not be uploaded to WhatsApp');
          return undefined;
        })
        .then((id) => {
          if (id === undefined) this.#rest(key);
          return id;
        })
        .finally(() => this.#uploads.delete(key));
    this.#uploads.set(key, begun);
    return begun;
  }

  async #found(line: string, path: string, key: string): Promise<string | undefined> {
    const { store, media, apis } = this.#sources;
    const kept = await store.get<{ id: string; until: number }>(key);
    if (kept && kept.until > Date.now()) return this.#remember(key, kept);
    const file = await media.file(path);
    if (!file || file.bytes.length > (LIMITS[file.type] ?? 0)) return undefined;
    const id = await apis.get(line)?.upload(file.bytes, file.type);
    if (id === undefined) return undefined;
    const fresh = { id, until: Date.now() + KEPT_FOR };
    await store.set(key, fresh, KEPT_FOR);
    return this.#remember(key, fresh);
  }

  #remember(key: string, known: { id: string; until: number }): string {
    if (this.#known.size >= REMEMBERED) this.#known.clear();
    this.#known.set(key, known);
    return known.id;
  }

  #rest(key: string): void {
    if (this.#resting.size >= REMEMBERED) this.#resting.clear();
    this.#resting.set(key, Date.now() + REST);
  }
}

const keyOf = (line: string, path: string): string => `file.${line}.${path}`;

/** The file that a question shows, by its path on this server or its URL. */
export function pathOf(media: MediaView | Media): string {
  const { image, audio, video } = media as Media;
  return image ?? audio ?? video ?? '';
}
