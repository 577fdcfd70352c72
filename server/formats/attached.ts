import type { PreparedMedia } from '../media/media.ts';
import { QRushError } from '../protocol/errors.ts';
import type { FileProblem, FoundQuestion } from './format.ts';
import { filesNamedIn, withFilesNamed } from './named-files.ts';

/** Everything an import needs of the server's media. */
export interface MediaIntake {
  /** Makes of a file what would be stored. @throws QRushError that says why it cannot */
  prepare(file: Uint8Array<ArrayBuffer>): Promise<PreparedMedia>;
  /** Stores what was prepared. @throws QRushError */
  keep(prepared: PreparedMedia): Promise<unknown>;
}

/** The pictures, sounds and videos that come with a quiz: they are stored when the quiz is. */
export class Attached {
  readonly #media: MediaIntake;
  readonly #prepared = new Map<string, PreparedMedia>();

  constructor(media: MediaIntake) {
    this.#media = media;
  }

  /** Makes a file fit to be stored. @returns where it will be found @throws QRushError */
  async add(file: Uint8Array): Promise<PreparedMedia> {
    const prepared = await this.#media.prepare(Uint8Array.from(file));
    this.#prepared.set(prepared.url, prepared);
    return prepared;
  }

  /**
   * Lets questions name the files of an archive by where they will be found. One that cannot be taken
   * is left out, and that is said where it first stands.
   * @param files by the names that questions name them by
   */
  async place(
    questions: FoundQuestion[],
    files: ReadonlyMap<string, Uint8Array>,
    problems: FileProblem[],
  ): Promise<FoundQuestion[]> {
    const urls = new Map<string, string>();
    const refused = new Map<string, string>();
    const placed: FoundQuestion[] = [];
    for (const found of questions) {
      for (const name of filesNamedIn(found.question)) {
        const file = files.get(name);
        if (isElsewhere(name) || urls.has(name) || refused.has(name)) continue;
        if (!file) {
          refused.set(name, 'it is not in the archive.');
          continue;
        }
        try {
          urls.set(name, (await this.add(file)).url);
        } catch (error) {
          if (!(error instanceof QRushError)) throw error;
          refused.set(name, error.message);
        }
      }
      placed.push(withoutRefused(found, refused, problems, (name) => urls.get(name)));
    }
    return placed;
  }

  /** Stores those that the quiz names. @throws QRushError `MEDIA_FULL` */
  async store(quiz: unknown): Promise<void> {
    for (const url of filesNamedIn(quiz)) {
      const prepared = this.#prepared.get(url);
      if (prepared) await this.#media.keep(prepared);
    }
  }
}

/** Whether a name is a URL, or a path on a server. */
const isElsewhere = (name: string): boolean => /^(\/|[a-z][a-z0-9+.-]*:)/i.test(name);

/** The question without its medium, where that is the file; a clip stays when its captions go. */
function withoutFile(question: FoundQuestion['question'], name: string): typeof question {
  const { media, ...rest } = question;
  if (!filesNamedIn(media).has(name)) return question;
  const { captions, ...clip } = Object(media);
  return captions === name ? { media: clip, ...rest } : rest;
}

function withoutRefused(
  { question, ...place }: FoundQuestion,
  refused: ReadonlyMap<string, string>,
  problems: FileProblem[],
  rename: (name: string) => string | undefined,
): FoundQuestion {
  let whole = question;
  for (const name of filesNamedIn(question)) {
    const why = refused.get(name);
    if (why === undefined) continue;
    problems.push({
      ...place,
      severity: 'error',
      message: `The file “${name.slice(0, 80)}” is left out: ${why}`,
    });
    whole = withoutFile(whole, name);
  }
  return { ...place, question: withFilesNamed(whole, rename) };
}
