import { signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type {
  CheckedQuestion,
  QuestionTypeView,
} from '../../../../../server/protocol/question-types.ts';
import { t } from '../../words/t.ts';
import { quizServer } from './api.ts';
import { openKept } from './kept.ts';
import { Autosave } from './model/autosave.ts';
import { type Fields, type QuizDocument, questionOf } from './model/document.ts';
import * as edits from './model/edits.ts';
import { History } from './model/history.ts';
import type { ServerQuiz } from './model/server.ts';
import { blankQuestion, type EditedType, editedTypes } from './question-types.ts';

/** The thing being edited: a question by its id, or the quiz's own fields. */
export const HEAD = 'head';

/** Of the three panes, which one a narrow page shows. */
export type Pane = 'list' | 'form' | 'preview';

/** An open quiz: what is edited, saved, undone, and shown. */
export class QuizEditor {
  readonly id: string;
  readonly types: readonly EditedType[];
  readonly autosave: Autosave;
  readonly selected = signal<string>(HEAD);
  readonly pane = signal<Pane>('form');
  /** The text for screen readers. */
  readonly said = signal('');
  readonly canUndo = signal(false);
  readonly canRedo = signal(false);
  /** The server's view of the question that is written, and of the answers that were tried. */
  readonly check = signal<
    { id: string; tried: readonly string[]; result: CheckedQuestion } | undefined
  >(undefined);
  /** Answers that the author tries. */
  readonly tried = signal<readonly string[]>([]);
  /** Where the form puts the focus once it is drawn. */
  readonly focusNext = signal<readonly (string | number)[] | undefined>(undefined);
  /** Questions that were just added: what is missing in them is no problem yet. */
  readonly #fresh = signal<ReadonlySet<string>>(new Set());
  readonly #history = new History();

  constructor(id: string, quiz: ServerQuiz, types: QuestionTypeView[]) {
    const { unsaved, keeper } = openKept(id);
    this.id = id;
    this.types = editedTypes(types);
    this.autosave = new Autosave(
      quiz,
      {
        server: quizServer(id),
        clock: browserClock,
        keeper,
        onMerged: () => {
          this.#history.seal();
          this.#keepSelection();
        },
      },
      unsaved,
    );
    this.selected.value = this.quiz.order[0] ?? HEAD;
  }

  /** The quiz as it is now; whoever draws it is drawn again when it changes. */
  get quiz(): QuizDocument {
    return this.autosave.document.value;
  }

  typeOf(question: Fields | undefined): EditedType | undefined {
    return this.types.find(({ name }) => name === question?.type);
  }

  /** Whether a question was just added, so that what is missing in it is no problem yet. */
  isFresh = (id: string): boolean => this.#fresh.value.has(id);

  /**
   * Makes a change.
   * @param about the field that is typed in: changes without a pause between them are undone together
   */
  change(edit: (quiz: QuizDocument) => QuizDocument, about?: string): void {
    const before = this.autosave.document.peek();
    const after = edit(before);
    if (after === before) return;
    this.#history.note(before, after, about, performance.now());
    this.#set(after);
  }

  changeHead = (changes: edits.Changes): void =>
    this.change((quiz) => edits.editHead(quiz, changes), `head ${Object.keys(changes)}`);

  changeQuestion = (id: string, changes: edits.Changes, about = `${Object.keys(changes)}`): void =>
    this.change((quiz) => edits.editQuestion(quiz, id, changes), `${id} ${about}`);

  undo(): void {
    const before = this.#history.undo(this.autosave.document.peek());
    if (before) this.#set(before, t('editor.undone'));
  }

  redo(): void {
    const again = this.#history.redo(this.autosave.document.peek());
    if (again) this.#set(again, t('editor.redone'));
  }

  select(id: string): void {
    if (id !== this.selected.value) this.settleFresh();
    this.#show(id);
    this.pane.value = 'form';
  }

  /** Selects a question, and has the focus in a field of it. */
  selectField(id: string, path: readonly (string | number)[]): void {
    this.select(id);
    this.focusNext.value = [...path];
  }

  /** Missing parts count as problems from now on. */
  settleFresh(): void {
    this.#fresh.value = new Set();
  }

  /** Adds a question of a type after the one that is selected. */
  add(type: EditedType): void {
    const id = edits.newId();
    const after = this.selected.peek();
    this.change((quiz) => edits.insert(quiz, id, blankQuestion(type), after));
    this.selectField(id, ['text']);
    this.#fresh.value = new Set([id]);
    this.said.value = t('editor.added', { type: type.title, number: this.placeOf(id) });
  }

  duplicate(id: string): void {
    const copy = edits.newId();
    this.change((quiz) => edits.insert(quiz, copy, { ...questionOf(quiz, id) }, id));
    this.selectField(copy, ['text']);
    this.said.value = t('editor.duplicated', { number: this.placeOf(copy) });
  }

  /** Removes a question. @returns what brings it back */
  remove(id: string): () => void {
    const { order } = this.autosave.document.peek();
    const at = order.indexOf(id);
    const next = order[at + 1] ?? order[at - 1] ?? HEAD;
    const question = questionOf(this.autosave.document.peek(), id);
    this.change((quiz) => edits.remove(quiz, id));
    if (this.selected.peek() === id) this.#show(next);
    this.said.value = t('editor.deleted', { number: at + 1 });
    return () => {
      const now = this.autosave.document.peek();
      if (!question || questionOf(now, id)) return;
      const back = edits.insert(now, id, question);
      this.change(() => edits.move(back, id, Math.min(at, now.order.length)));
      this.select(id);
    };
  }

  move(id: string, place: number): void {
    const { order } = this.autosave.document.peek();
    const to = Math.max(0, Math.min(order.length - 1, place));
    if (order.indexOf(id) === to) return;
    this.change((quiz) => edits.move(quiz, id, to));
    this.said.value = t('editor.moved', { place: to + 1, total: order.length });
  }

  /** Makes a question one of another type. Fields that both types share are kept. */
  retype(id: string, type: EditedType): void {
    const question = questionOf(this.autosave.document.peek(), id);
    if (!question || question.type === type.name) return;
    this.change((quiz) => edits.retype(quiz, id, asType(question, type)));
    this.said.value = t('editor.retyped', { type: type.title });
  }

  /** From 1. */
  placeOf = (id: string): number => this.autosave.document.peek().order.indexOf(id) + 1;

  #set(quiz: QuizDocument, said?: string): void {
    this.autosave.edit(quiz);
    this.canUndo.value = this.#history.canUndo;
    this.canRedo.value = this.#history.canRedo;
    this.#keepSelection();
    if (said !== undefined) this.said.value = said;
  }

  /** The selected question may have gone. */
  #keepSelection(): void {
    const quiz = this.autosave.document.peek();
    const id = this.selected.peek();
    if (id !== HEAD && !questionOf(quiz, id)) this.#show(quiz.order[0] ?? HEAD);
  }

  #show(id: string): void {
    if (this.selected.peek() === id) return;
    this.selected.value = id;
    this.tried.value = [];
  }
}

/** A question's own fields as another type has them, where both have a list of texts. */
function asType(question: Fields, type: EditedType): Fields {
  const blankOne = blankQuestion(type);
  const kept = Object.entries(question).filter(
    ([name, value]) => name in blankOne && name !== 'type' && sameKind(value, blankOne[name]),
  );
  return { ...blankOne, ...Object.fromEntries(kept) };
}

const sameKind = (one: unknown, other: unknown): boolean =>
  typeof one === typeof other && Array.isArray(one) === Array.isArray(other);

const browserClock = {
  now: () => performance.now(),
  after(ms: number, act: () => void) {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
};

const Context = createContext<QuizEditor | undefined>(undefined);

export const EditorContext = Context.Provider;

/** The quiz that is edited on this page. */
export function useEditor(): QuizEditor {
  const editor = useContext(Context);
  if (!editor) throw new Error('there is no editor around this');
  return editor;
}
