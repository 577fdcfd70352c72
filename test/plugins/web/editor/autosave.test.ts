/** Several people who edit one quiz, over lines on which things go wrong. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Autosave } from '../../../../plugins/web/src/desk/editor/model/autosave.ts';
import {
  documentOf,
  type Fields,
  type QuizDocument,
} from '../../../../plugins/web/src/desk/editor/model/document.ts';
import {
  editHead,
  editQuestion,
  insert,
  move,
  newId,
  remove,
} from '../../../../plugins/web/src/desk/editor/model/edits.ts';
import type { Keeper, Unsaved } from '../../../../plugins/web/src/desk/editor/model/server.ts';
import { type Fate, QuizAtServer, VirtualClock } from './support/quiz-server.ts';

const IDS = ['aaaaaa', 'bbbbbb', 'cccccc'];
const start = documentOf({
  title: 'Planets',
  questions: IDS.map((id) => ({ id, type: 'text', text: id, accepted: ['Mars'], limit: 20 })),
});

/** A browser with the editor open. */
class Editor implements Keeper {
  readonly autosave: Autosave;
  readonly #clock = new VirtualClock();
  readonly #at: QuizAtServer;
  /** The fates of the next requests; then they arrive. */
  fates: Fate[] = [];
  kept: Unsaved | undefined;

  constructor(at: QuizAtServer, unsaved?: Unsaved) {
    this.#at = at;
    const server = at.line(() => this.fates.shift() ?? 'arrives');
    const { quiz } = at;
    this.autosave = new Autosave(quiz, { server, clock: this.#clock, keeper: this }, unsaved);
  }

  keep(unsaved: Unsaved): void {
    this.kept = structuredClone(unsaved);
  }

  drop(): void {
    this.kept = undefined;
  }

  get quiz(): QuizDocument {
    return this.autosave.document.value;
  }

  edit(change: (quiz: QuizDocument) => QuizDocument): void {
    this.autosave.edit(change(this.quiz));
  }

  pass = (ms: number) => this.#clock.pass(ms);

  /** The same browser after the page was loaded again. */
  reloaded(): Editor {
    this.autosave.close();
    return new Editor(this.#at, this.kept);
  }
}

it('saves after a pause, in one request at a time, and says so', async () => {
  const at = new QuizAtServer(start);
  const one = new Editor(at);
  one.edit((quiz) => editQuestion(quiz, 'aaaaaa', { text: 'M' }));
  one.edit((quiz) => editQuestion(quiz, 'aaaaaa', { text: 'Ma ' }));
  expect(one.autosave.state.value).toEqual({ kind: 'waiting' });
  await one.pass(1000);
  expect(one.autosave.state.value).toEqual({ kind: 'saved' });
  expect(at.quiz).toMatchObject({
    revision: 2,
    document: { questions: { aaaaaa: { text: 'Ma' } } },
  });
  // The server trims; who is still typing keeps the space.
  expect(one.quiz.questions.aaaaaa?.text).toBe('Ma ');
  await one.autosave.refresh();
  expect(at.quiz.revision).toBe(2);
  expect(one.kept).toBeUndefined();
});

it('sends what waits after some seconds of typing without a pause', async () => {
  const at = new QuizAtServer(start);
  const one = new Editor(at);
  for (let letters = 1; letters <= 30; letters++) {
    one.edit((quiz) => editQuestion(quiz, 'aaaaaa', { text: 'a'.repeat(letters) }));
    await one.pass(200);
  }
  expect(at.quiz.revision).toBe(2);
});

it('keeps edits while the server cannot be reached, also over a reload, and saves them later', async () => {
  const at = new QuizAtServer(start);
  const one = new Editor(at);
  one.fates = Array(4).fill('is lost');
  one.edit((quiz) => editQuestion(quiz, 'aaaaaa', { text: 'Mine' }));
  await one.pass(1000);
  expect(one.autosave.state.value.kind).toBe('unreachable');
  const other = new Editor(at);
  other.edit((quiz) => editQuestion(quiz, 'bbbbbb', { text: 'Theirs' }));
  await other.pass(1000);
  const again = one.reloaded();
  await again.pass(100);
  expect(again.autosave.state.value.kind).toBe('saved');
  expect(at.quiz.document).toEqual(again.quiz);
  expect(again.quiz).toEqual(
    editQuestion(editQuestion(start, 'aaaaaa', { text: 'Mine' }), 'bbbbbb', { text: 'Theirs' }),
  );
});

it('takes its own edit for nobody else, when the answer to it was lost', async () => {
  const at = new QuizAtServer(start);
  const one = new Editor(at);
  one.fates = ['arrives, and its answer is lost'];
  one.edit((quiz) => editQuestion(quiz, 'aaaaaa', { text: 'Hello ' }));
  one.edit((quiz) => insert(quiz, 'dddddd', { type: 'text', text: 'New ', accepted: ['x'] }));
  await one.pass(1000);
  one.edit((quiz) => editQuestion(quiz, 'aaaaaa', { text: 'Hello world' }));
  one.edit((quiz) => editQuestion(quiz, 'dddddd', { text: 'New one' }));
  await one.pass(60_000);
  expect(one.autosave.conflicts.value).toEqual([]);
  expect(at.quiz.document.questions).toMatchObject({
    aaaaaa: { text: 'Hello world' },
    dddddd: { text: 'New one' },
  });
});

it('holds a conflict back until one side is chosen, and sends the rest meanwhile', async () => {
  for (const side of ['mine', 'theirs'] as const) {
    const at = new QuizAtServer(start);
    const [one, other] = [new Editor(at), new Editor(at)];
    one.edit((quiz) => editQuestion(quiz, 'aaaaaa', { text: 'One' }));
    await one.pass(1000);
    other.edit((quiz) => editQuestion(quiz, 'aaaaaa', { text: 'Other', limit: 30 }));
    await other.pass(1000);
    expect(other.autosave.conflicts.value).toEqual(['aaaaaa/text']);
    expect(other.quiz.questions.aaaaaa?.text).toBe('Other');
    expect(at.quiz.document.questions.aaaaaa).toMatchObject({ text: 'One', limit: 30 });
    expect(other.kept).toBeDefined();
    other.autosave.choose('aaaaaa/text', side);
    await other.pass(1000);
    expect(at.quiz.document).toEqual(other.quiz);
    expect(other.quiz.questions.aaaaaa?.text).toBe(side === 'mine' ? 'Other' : 'One');
    expect(other.kept).toBeUndefined();
  }
});

it('asks what becomes of a question that one has removed and the other has changed', async () => {
  const at = new QuizAtServer(start);
  const [one, other] = [new Editor(at), new Editor(at)];
  one.edit((quiz) => remove(quiz, 'bbbbbb'));
  await one.pass(1000);
  other.edit((quiz) => editQuestion(quiz, 'bbbbbb', { text: 'Kept' }));
  await other.pass(1000);
  expect(other.autosave.conflicts.value).toEqual(['bbbbbb']);
  expect(at.quiz.document.order).toEqual(['aaaaaa', 'cccccc']);
  other.autosave.choose('bbbbbb', 'mine');
  await other.pass(1000);
  expect(at.quiz.document.order).toEqual(IDS);
  expect(at.quiz.document.questions.bbbbbb?.text).toBe('Kept');
});

/** An edit that writes a value which nothing else has, and what was seen where it was written. */
type Act =
  | { kind: 'text' | 'explanation' | 'accepted'; at: number }
  | { kind: 'title' | 'add' | 'remove' | 'reload' | 'refresh'; at: number }
  | { kind: 'move'; at: number; to: number }
  | { kind: 'pass'; ms: number }
  | { kind: 'fates'; fates: Fate[] };

const at = fc.nat(5);
const fate = fc.constantFrom<Fate>(
  'arrives',
  'is lost',
  'arrives, and its answer is lost',
  'meets a fault',
);
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constantFrom('text', 'explanation', 'accepted'), at }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('title', 'add', 'remove'), at }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('reload', 'refresh'), at }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('move'), at, to: at }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('pass'), ms: fc.nat(3000) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('fates'), fates: fc.array(fate, { maxLength: 5 }) }),
  },
) as fc.Arbitrary<Act>;

/** A text that nothing was written over by somebody who had it before their eyes. */
class Written {
  readonly values = new Set<string>();
  #count = 0;

  next(replaced: unknown): string {
    this.forget(replaced);
    const value = `v${++this.#count}`;
    this.values.add(value);
    return value;
  }

  forget(seen: unknown): void {
    for (const value of JSON.stringify(seen ?? null).match(/v\d+/g) ?? [])
      this.values.delete(value);
  }
}

function perform(editor: Editor, act: Act, written: Written): void {
  const { quiz } = editor;
  const id = quiz.order['at' in act ? act.at % Math.max(1, quiz.order.length) : 0];
  const question = id === undefined ? undefined : quiz.questions[id];
  if (act.kind === 'title') {
    const title = written.next(quiz.head.title);
    editor.edit((now) => editHead(now, { title }));
  } else if (act.kind === 'add') {
    const added = { type: 'text', text: written.next(undefined), accepted: ['x'] };
    editor.edit((now) => insert(now, newId(), added, id));
  } else if (id !== undefined && question) {
    // An author who removes a question in conflict has both sides of it before the eyes.
    const { conflicts, server } = editor.autosave;
    if (act.kind === 'remove' && conflicts.value.some((unit) => unit.startsWith(id)))
      written.forget(server.value.document.questions[id]);
    editor.edit(changed(id, question, act, written));
  }
}

function changed(
  id: string,
  question: Fields,
  act: Act,
  written: Written,
): (quiz: QuizDocument) => QuizDocument {
  switch (act.kind) {
    case 'text':
    case 'explanation': {
      // A space behind it, as while somebody types.
      const text = `${written.next(question[act.kind])} `;
      return (quiz) => editQuestion(quiz, id, { [act.kind]: text });
    }
    case 'accepted': {
      const accepted = [written.next(question.accepted)];
      return (quiz) => editQuestion(quiz, id, { accepted });
    }
    case 'remove':
      written.forget(question);
      return (quiz) => remove(quiz, id);
    case 'move':
      return (quiz) => move(quiz, id, act.to);
    default:
      return (quiz) => quiz;
  }
}

it('loses no edit of three people, whatever happens to their requests', {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(2), act), { minLength: 5, maxLength: 60 }),
      async (acts) => {
        const server = new QuizAtServer(start);
        const editors = [new Editor(server), new Editor(server), new Editor(server)];
        const written = new Written();
        for (const [who, what] of acts) {
          const editor = editors[who] as Editor;
          if (what.kind === 'fates') editor.fates.push(...what.fates);
          else if (what.kind === 'pass') await editor.pass(what.ms);
          else if (what.kind === 'reload') editors[who] = editor.reloaded();
          else if (what.kind === 'refresh') await editor.autosave.refresh();
          else perform(editor, what, written);
        }
        for (const editor of editors) editor.fates = [];
        for (const _ of editors)
          for (const editor of editors) {
            await editor.pass(60_000);
            await editor.autosave.refresh();
          }
        const { document } = server.quiz;
        const everywhere = JSON.stringify([document, ...editors.map(({ quiz }) => quiz)]);
        const found = new Set(everywhere.match(/v\d+/g));
        expect([...written.values].filter((value) => !found.has(value))).toEqual([]);
        for (const editor of editors) {
          expect([...editor.quiz.order].sort()).toEqual(Object.keys(editor.quiz.questions).sort());
          // A difference from the server's text is a conflict, and is kept.
          if (editor.autosave.conflicts.value.length > 0) expect(editor.kept).toBeDefined();
          else expect(normal(editor.quiz)).toEqual(normal(document));
        }
      },
    ),
    { numRuns: 100 },
  );
});

/** Without what the server adds, and spaces at the ends. */
const normal = (quiz: QuizDocument) =>
  JSON.parse(
    JSON.stringify(quiz)
      .replace(/(v\d+) "/g, '$1"')
      .replace(/,"limit":20|"limit":20,/g, ''),
  );
