import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { QuizDocument } from './document.ts';
import { asTheirs, heldBack, merge, unsettled } from './merge.ts';
import { patchBetween, type QuizPatch } from './patch.ts';
import { same } from './same.ts';
import {
  type Clock,
  type Keeper,
  type QuizServer,
  SaveError,
  type ServerQuiz,
  type Trouble,
  type Unsaved,
} from './server.ts';
import { acknowledged, asWritten, withArrived, withoutEcho } from './settle.ts';
import type { Unit } from './units.ts';

/** ms without an edit before edits are sent. */
const PAUSE = 700;

/** ms after which edits are sent all the same. */
const LONGEST_PAUSE = 4000;

/** ms before the first try again, and at the most. */
const RETRY = 1000;
const LONGEST_RETRY = 30_000;

/** Where the edits are. `waiting`: they are sent soon; a trouble: they are kept here, and why. */
export type SaveState =
  | { kind: 'saved' | 'waiting' | 'saving' }
  | { kind: Exclude<Trouble, 'stale'>; message: string };

interface Options {
  server: QuizServer;
  clock: Clock;
  keeper: Keeper;
  /** Called when somebody else's edits have come into the document. */
  onMerged?(): void;
}

/**
 * Keeps a quiz on the server as it is edited here. One request is under way at a time, edits gather
 * meanwhile; what somebody else has changed is merged; what cannot be sent is kept, and tried again.
 */
export class Autosave {
  readonly #document;
  readonly #conflicts = signal<readonly Unit[]>([]);
  readonly #state = signal<SaveState>({ kind: 'saved' });
  readonly #server;
  readonly #options: Options;
  /** The last common document, as this browser wrote it. */
  #base: QuizDocument;
  /** Documents sent on top of it, which may have arrived. */
  #sent: QuizDocument[] = [];
  #isStale = false;
  #running: Promise<void> | undefined;
  #callOff: (() => void) | undefined;
  #callOffKeeping: (() => void) | undefined;
  /** ms: when the oldest edit was made that waits. */
  #waitsSince: number | undefined;
  #failures = 0;
  #isClosed = false;

  /** @param quiz as the server has it @param unsaved what this browser has kept of an earlier visit */
  constructor(quiz: ServerQuiz, options: Options, unsaved?: Unsaved) {
    this.#options = options;
    this.#server = signal(quiz);
    this.#document = signal(quiz.document);
    this.#base = quiz.document;
    if (!unsaved) return;
    this.#server.value = { ...quiz, revision: unsaved.revision, document: unsaved.server };
    this.#base = unsaved.base;
    this.#sent = unsaved.sent;
    this.#document.value = unsaved.document;
    this.#conflicts.value = unsaved.conflicts;
    this.#take(quiz);
    this.#keep();
    this.#wait(0);
  }

  /** The quiz as it is edited; in a conflict as it is here. */
  get document(): ReadonlySignal<QuizDocument> {
    return this.#document;
  }

  /**
   * Parts changed both here and elsewhere, to choose from: the document has ours, the server
   * theirs.
   */
  get conflicts(): ReadonlySignal<readonly Unit[]> {
    return this.#conflicts;
  }

  get state(): ReadonlySignal<SaveState> {
    return this.#state;
  }

  /** The quiz as the server had it last. */
  get server(): ReadonlySignal<ServerQuiz> {
    return this.#server;
  }

  /** Takes an edited document, and saves it soon. */
  edit(document: QuizDocument): void {
    this.#document.value = document;
    this.#conflicts.value = unsettled(this.#conflicts.value, this.#base, document);
    this.#waitsSince ??= this.#options.clock.now();
    this.#keepSoon();
    // A request that is due again in a while is not repeated with every letter.
    if (this.#state.value.kind === 'unreachable') return;
    this.#wait(this.#pause());
  }

  /** Settles a conflict, as it is here or as it is on the server. */
  choose(unit: Unit, side: 'mine' | 'theirs'): void {
    this.#conflicts.value = this.#conflicts.value.filter((other) => other !== unit);
    const document = this.#document.value;
    this.edit(side === 'mine' ? document : asTheirs(document, this.#base, unit));
  }

  /** Saves what is to be saved, now. Ends when all is saved, or cannot be. */
  async save(): Promise<void> {
    await this.#run();
    while (this.#state.value.kind === 'waiting' && !this.#isClosed) await this.#run();
  }

  /** Looks whether somebody else has changed the quiz. */
  async refresh(): Promise<void> {
    if (this.#running || this.#isClosed) return;
    this.#isStale = true;
    await this.#run();
  }

  /** Keeps what is not saved, and does nothing any more. */
  close(): void {
    this.#isClosed = true;
    this.#callOff?.();
    if (this.#callOffKeeping) this.#keep();
  }

  /** Writes what is not saved where it outlives the page, at once. */
  keepNow(): void {
    if (this.#callOffKeeping) this.#keep();
  }

  #pause(): number {
    const waited = this.#options.clock.now() - (this.#waitsSince ?? 0);
    return Math.max(0, Math.min(PAUSE, LONGEST_PAUSE - waited));
  }

  #wait(ms: number): void {
    if (this.#isClosed) return;
    this.#callOff?.();
    this.#callOff = this.#options.clock.after(ms, () => void this.#run());
    if (this.#state.value.kind !== 'unreachable' && !this.#running)
      this.#state.value = { kind: 'waiting' };
  }

  #run(): Promise<void> {
    this.#callOff?.();
    this.#running ??= this.#work().finally(() => {
      this.#running = undefined;
      if (this.#state.value.kind === 'waiting') this.#wait(this.#isStale ? 0 : this.#pause());
    });
    return this.#running;
  }

  async #work(): Promise<void> {
    try {
      if (this.#isStale) await this.#read();
      const document = heldBack(this.#document.value, this.#base, this.#conflicts.value);
      const patch = patchBetween(this.#base, document);
      if (patch) {
        this.#state.value = { kind: 'saving' };
        this.#waitsSince = undefined;
        this.#acknowledge(await this.#send(patch, document), document);
      }
      this.#failures = 0;
      this.#state.value = { kind: this.#isSaved() ? 'saved' : 'waiting' };
    } catch (error) {
      this.#failed(error);
    }
    if (this.#isSaved() && this.#conflicts.value.length === 0) this.#drop();
    else this.#keepSoon();
  }

  async #send(patch: QuizPatch, document: QuizDocument): Promise<ServerQuiz> {
    this.#sent.push(document);
    try {
      return await this.#options.server.patch(patch, this.#server.value.revision);
    } catch (error) {
      const hasNotArrived = error instanceof SaveError && error.trouble !== 'unreachable';
      if (hasNotArrived) this.#sent.pop();
      throw error;
    }
  }

  #failed(error: unknown): void {
    if (!(error instanceof SaveError)) throw error;
    const { trouble, message } = error;
    if (trouble === 'stale') {
      this.#isStale = true;
      this.#state.value = { kind: 'waiting' };
      return;
    }
    if (trouble === 'unreachable' && this.#isSaved()) {
      this.#state.value = { kind: 'saved' };
      return;
    }
    this.#state.value = { kind: trouble, message };
    if (trouble !== 'unreachable' || this.#isClosed) return;
    const ms = Math.min(LONGEST_RETRY, RETRY * 2 ** this.#failures++);
    this.#callOff = this.#options.clock.after(ms, () => void this.#run());
  }

  /** Whether all is on the server that is not to be chosen. */
  #isSaved(): boolean {
    const document = heldBack(this.#document.value, this.#base, this.#conflicts.value);
    return !patchBetween(this.#base, document);
  }

  async #read(): Promise<void> {
    const quiz = await this.#options.server.read(this.#server.value.revision);
    this.#isStale = false;
    if (quiz) this.#take(quiz);
  }

  /** Merges what the server has. */
  #take(quiz: ServerQuiz): void {
    const before = this.#document.value;
    const told = withoutEcho(quiz.document, this.#server.value.document, this.#base);
    const base = this.#sent.reduce((was, sent) => withArrived(was, sent, told), this.#base);
    const theirs = asWritten(told, base);
    const { document, conflicts } = merge(base, before, theirs);
    this.#settle(quiz, theirs, document, conflicts);
    if (!same(before, document)) this.#options.onMerged?.();
  }

  /** Takes the server's answer to what was sent: between the two, nobody else has changed the quiz. */
  #acknowledge(quiz: ServerQuiz, sent: QuizDocument): void {
    const base = acknowledged(quiz.document, sent, this.#base);
    // Changes made here meanwhile stay: values that the server has filled in are nobody's edit.
    const { document } = merge(sent, this.#document.value, base);
    this.#settle(quiz, base, document, []);
  }

  #settle(quiz: ServerQuiz, base: QuizDocument, document: QuizDocument, conflicts: Unit[]): void {
    this.#base = base;
    this.#sent = [];
    this.#document.value = document;
    this.#conflicts.value = unsettled([...this.#conflicts.value, ...conflicts], base, document);
    this.#server.value = quiz;
  }

  #keepSoon(): void {
    this.#callOffKeeping ??= this.#options.clock.after(300, () => this.#keep());
  }

  #keep(): void {
    this.#callOffKeeping?.();
    this.#callOffKeeping = undefined;
    const { revision, document: server } = this.#server.value;
    this.#options.keeper.keep({
      revision,
      server,
      base: this.#base,
      sent: this.#sent,
      document: this.#document.value,
      conflicts: [...this.#conflicts.value],
    });
  }

  #drop(): void {
    this.#callOffKeeping?.();
    this.#callOffKeeping = undefined;
    this.#options.keeper.drop();
  }
}
