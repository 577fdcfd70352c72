import { isDeepStrictEqual } from 'node:util';
import type { QuestionType } from '../engine/question-type.ts';
import type { Reader } from '../formats/issue-words.ts';
import { type Examined, readShape, wholeQuiz } from '../games/quiz-validation.ts';
import { QRushError } from '../protocol/errors.ts';
import {
  type DeletedQuiz,
  type EditableQuiz,
  type QuizList,
  type QuizProblem,
  RESTORABLE_DAYS,
  type StoredQuiz,
} from '../protocol/quizzes.ts';
import { MOST_LISTED } from '../protocol/rest-requests.ts';
import type { KeptQuiz, QuizContent, QuizQuery, QuizRecords } from '../records/contract.ts';
import type { Registry } from '../registry.ts';
import type { Marking } from '../rich/marking.ts';
import { asWritten } from '../rich/played.ts';
import { requireStorable } from './bounds.ts';
import type { QuestionReader } from './checking/question-reader.ts';
import { readDraft } from './drafts.ts';
import type { Edit } from './edits.ts';
import { editableView, summaryView, warningsOf } from './views.ts';

const DAY = 24 * 3_600_000;

/** How often an edit of whatever revision there is tries again, where others are faster. */
const ATTEMPTS = 20;

const LONGEST_TITLE = 120;

/** The revision of a quiz that somebody has seen: one of these, or any. */
export type Seen = readonly number[] | 'any';

export interface LibrarySources {
  quizzes: QuizRecords;
  types: Registry<QuestionType>;
  reader: Pick<QuestionReader, 'examine'>;
  marking: Pick<Marking, 'mark'>;
}

/** How a quiz is stored. */
export interface Saving {
  /** Whether it may be incomplete. */
  draft?: boolean;
  owner?: string | null;
  /** Names a shipped quiz: it is stored once. */
  slug?: string | undefined;
  /** Languages of its warnings, as BCP 47 tags, the most wanted first. */
  wanted?: readonly string[];
}

/** The quizzes that hosts keep: made, edited, found, thrown away and brought back. */
export class QuizLibrary {
  readonly #quizzes: QuizRecords;
  readonly #types: Registry<QuestionType>;
  readonly #reader: LibrarySources['reader'];
  readonly #marking: LibrarySources['marking'];

  constructor({ quizzes, types, reader, marking }: LibrarySources) {
    this.#quizzes = quizzes;
    this.#types = types;
    this.#reader = reader;
    this.#marking = marking;
  }

  /** @throws QRushError `BAD_QUIZ`, `PAYLOAD_TOO_LARGE` */
  async add(
    raw: unknown,
    { draft = false, owner = null, slug, wanted = [] }: Saving = {},
  ): Promise<StoredQuiz> {
    const { content, playable } = await this.#read(raw, draft);
    const marked = await this.#marked(content, playable);
    const id = await this.#quizzes.add(marked, { slug, playable, owner });
    const warnings = warningsOf(marked.questions, wanted);
    return {
      id,
      questions: content.questions.length,
      revision: 1,
      playable,
      ...(warnings.length > 0 && { warnings }),
    };
  }

  /**
   * @param wanted languages in which to say its problems, as BCP 47 tags, the most wanted first
   * @throws QRushError `QUIZ_NOT_FOUND`
   */
  async get(id: string, wanted: readonly string[] = []): Promise<EditableQuiz> {
    return this.#view(await this.#kept(id), wanted);
  }

  /**
   * Changes a quiz, if it is as it was seen: nobody's edit is lost.
   * @param wanted as of {@link get}
   * @throws QRushError `QUIZ_NOT_FOUND`, `STALE_EDIT`, `BAD_QUIZ`, `PAYLOAD_TOO_LARGE`, and what the
   *   edit throws; `UNAVAILABLE` when others are always faster than one of `any`
   */
  async edit(
    id: string,
    seen: Seen,
    edit: Edit,
    draft: boolean,
    wanted: readonly string[] = [],
  ): Promise<EditableQuiz> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const kept = await this.#kept(id);
      requireSeen(kept, seen);
      const { content: raw, archivedAt } = edit(kept);
      const { content, playable } = await this.#read(raw, draft);
      if (isSame(kept, content) && kept.playable === playable && kept.archivedAt === archivedAt)
        return this.#view(kept, wanted);
      const marked = await this.#marked(content, playable);
      const replaced = await this.#quizzes.replace(kept, marked, { playable, archivedAt });
      if (replaced) return this.#view(replaced, wanted);
      if (seen !== 'any') throw new QRushError('STALE_EDIT');
    }
    throw new QRushError('UNAVAILABLE');
  }

  /** Copies a quiz, also a draft. @throws QRushError `QUIZ_NOT_FOUND` */
  async duplicate(id: string, owner: string | null): Promise<StoredQuiz> {
    const kept = await this.#kept(id);
    const copy = { ...kept, title: titleOfCopy(kept.title) };
    const { playable, questions } = kept;
    const made = await this.#quizzes.add(copy, { playable, owner });
    return { id: made, questions: questions.length, revision: 1, playable };
  }

  /** @throws QRushError `QUIZ_NOT_FOUND`, `STALE_EDIT` */
  async remove(id: string, seen: Seen): Promise<DeletedQuiz> {
    const kept = await this.#kept(id);
    requireSeen(kept, seen);
    const revision = seen === 'any' ? undefined : kept.revision;
    const deletedAt = await this.#quizzes.remove(id, revision);
    // Somebody was faster: by another edit, or by deleting it.
    if (!deletedAt) throw new QRushError(seen === 'any' ? 'QUIZ_NOT_FOUND' : 'STALE_EDIT');
    return {
      deletedAt: deletedAt.toISOString(),
      restorableUntil: new Date(deletedAt.getTime() + RESTORABLE_DAYS * DAY).toISOString(),
    };
  }

  /**
   * Brings a deleted quiz back; one that is not deleted stays.
   * @param wanted as of {@link get}
   * @throws QRushError `QUIZ_NOT_FOUND`
   */
  async restore(id: string, wanted: readonly string[] = []): Promise<EditableQuiz> {
    await this.#quizzes.restore(id, restorableSince());
    return this.get(id, wanted);
  }

  /** Deletes for good what cannot be restored any more. @returns how many quizzes */
  purge(): Promise<number> {
    return this.#quizzes.purge(restorableSince());
  }

  /** @param page from 1; all quizzes are on one when it is left out */
  async list({
    page,
    size,
    ...query
  }: Omit<QuizQuery, 'limit' | 'offset'> & {
    page?: number | undefined;
    size: number;
  }): Promise<QuizList> {
    const paged = page === undefined ? {} : { limit: size, offset: (page - 1) * size };
    const sort = query.sort ?? (page === undefined ? undefined : 'updated');
    const [{ quizzes, total }, tags] = await Promise.all([
      this.#quizzes.list({ ...query, sort, ...paged }),
      this.#quizzes.tags(query.state ?? 'active', MOST_LISTED),
    ]);
    return {
      quizzes: quizzes.map(summaryView),
      total,
      page: page ?? 1,
      pages: page === undefined ? 1 : Math.max(1, Math.ceil(total / size)),
      tags,
    };
  }

  /** @throws QRushError `QUIZ_NOT_FOUND`, also for a deleted one */
  async #kept(id: string): Promise<KeptQuiz> {
    const kept = await this.#quizzes.get(id);
    if (!kept || kept.deletedAt) throw new QRushError('QUIZ_NOT_FOUND');
    return kept;
  }

  /** Drafts are rendered once they are whole. */
  async #marked(content: QuizContent, playable: boolean): Promise<QuizContent> {
    const written = { ...content, questions: asWritten(content.questions) };
    return playable ? this.#marking.mark(written) : written;
  }

  async #read(raw: unknown, draft: boolean): Promise<{ content: QuizContent; playable: boolean }> {
    const { examine } = this.#reader;
    if (draft) {
      const { content, problems } = await readDraft(raw, examine, this.#readerOf([]));
      requireStorable(content);
      return { content, playable: problems.length === 0 };
    }
    const given = readShape(raw);
    const read: Examined[] = [];
    for (const question of given.questions) read.push(await examine(question));
    const quiz = wholeQuiz(given, read);
    const content = { ...quiz, tags: [...new Set(quiz.tags)] } as QuizContent;
    requireStorable(content);
    return { content, playable: true };
  }

  async #view(kept: KeptQuiz, wanted: readonly string[]): Promise<EditableQuiz> {
    return editableView(kept, await this.#problemsOf(kept, wanted), wanted);
  }

  /** The reader of problems, by the type of their question. */
  #readerOf(wanted: readonly string[]) {
    return (type?: unknown): Reader => ({
      wanted,
      translations: typeof type === 'string' ? this.#types.get(type)?.translations : undefined,
    });
  }

  /** A whole quiz was looked at when it was stored; but a plugin may have been left out since. */
  async #problemsOf(kept: KeptQuiz, wanted: readonly string[]): Promise<QuizProblem[]> {
    const { title, description, language, tags, cover, questions, playable } = kept;
    const isKnown = questions.every(({ type }) => this.#types.get(String(type)));
    if (playable && isKnown) return [];
    const content = { title, description, language, tags, ...(cover && { cover }), questions };
    return (await readDraft(content, this.#reader.examine, this.#readerOf(wanted))).problems;
  }
}

function requireSeen({ revision }: KeptQuiz, seen: Seen): void {
  if (seen !== 'any' && !seen.includes(revision)) throw new QRushError('STALE_EDIT');
}

const restorableSince = (): Date => new Date(Date.now() - RESTORABLE_DAYS * DAY);

function isSame(kept: QuizContent, content: QuizContent): boolean {
  const written = ({ title, description, language, tags, cover, questions }: QuizContent) => [
    title,
    description,
    language,
    tags,
    cover,
    asWritten(questions),
  ];
  // As JSON keeps it: without what is undefined; and without what was rendered.
  const plain = (quiz: QuizContent): unknown => JSON.parse(JSON.stringify(written(quiz)));
  return isDeepStrictEqual(plain(kept), plain(content));
}

const COPY = ' (copy)';

const titleOfCopy = (title: string): string =>
  title
    .slice(0, LONGEST_TITLE - COPY.length)
    .toWellFormed()
    .trim() + COPY;
