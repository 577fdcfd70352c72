/** Quizzes that two people edit: what becomes of both sides' edits. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type {
  Fields,
  QuizDocument,
} from '../../../../plugins/web/src/desk/editor/model/document.ts';
import {
  editHead,
  editQuestion,
  insert,
  move,
  remove,
  retype,
} from '../../../../plugins/web/src/desk/editor/model/edits.ts';
import { History } from '../../../../plugins/web/src/desk/editor/model/history.ts';
import { asTheirs, heldBack, merge } from '../../../../plugins/web/src/desk/editor/model/merge.ts';
import { mergeOrders, movedIn } from '../../../../plugins/web/src/desk/editor/model/order.ts';
import { patchBetween } from '../../../../plugins/web/src/desk/editor/model/patch.ts';
import { agree, contentOf } from '../../../../plugins/web/src/desk/editor/model/units.ts';
import { mergePatched } from './support/quiz-server.ts';

const question = (text: string): Fields => ({
  type: 'single',
  text,
  options: ['Mars', 'Venus'],
  correct: [0],
  limit: 20,
});
const IDS = ['aaaaaa', 'bbbbbb', 'cccccc', 'dddddd'];
const base: QuizDocument = {
  head: { title: 'Planets', language: 'en' },
  questions: Object.fromEntries(IDS.map((id) => [id, question(id)])),
  order: IDS,
};

type Edit = (quiz: QuizDocument) => QuizDocument;
const id = fc.constantFrom(...IDS);
const word = fc.string({ maxLength: 6 });
const edit: fc.Arbitrary<Edit> = fc.oneof(
  word.map(
    (title): Edit =>
      (quiz) =>
        editHead(quiz, { title }),
  ),
  fc.constant<Edit>((quiz) => editHead(quiz, { cover: { image: '/media/a.webp', alt: 'A' } })),
  fc.tuple(id, word).map(
    ([of, text]): Edit =>
      (quiz) =>
        editQuestion(quiz, of, { text }),
  ),
  fc.tuple(id, fc.option(word, { nil: undefined })).map(
    ([of, explanation]): Edit =>
      (quiz) =>
        editQuestion(quiz, of, { explanation }),
  ),
  fc.tuple(id, word).map(
    ([of, option]): Edit =>
      (quiz) =>
        editQuestion(quiz, of, { options: ['Mars', option] }),
  ),
  fc.tuple(id, fc.nat(1)).map(
    ([of, at]): Edit =>
      (quiz) =>
        editQuestion(quiz, of, { correct: [at] }),
  ),
  id.map(
    (of): Edit =>
      (quiz) =>
        quiz.questions[of] ? retype(quiz, of, { type: 'text', accepted: ['Mars'] }) : quiz,
  ),
  fc.tuple(id, fc.nat(5)).map(
    ([of, place]): Edit =>
      (quiz) =>
        quiz.questions[of] ? move(quiz, of, place) : quiz,
  ),
  id.map(
    (of): Edit =>
      (quiz) =>
        remove(quiz, of),
  ),
  fc.tuple(id, fc.stringMatching(/^[a-z0-9]{6,16}$/), word).map(
    ([after, added, text]): Edit =>
      (quiz) =>
        quiz.order.includes(added) ? quiz : insert(quiz, added, question(text), after),
  ),
);
const edited = fc
  .array(edit, { maxLength: 8 })
  .map((edits) => edits.reduce((quiz, act) => act(quiz), base));

const everyQuestionOnce = ({ questions, order }: QuizDocument) =>
  expect([...order].sort()).toEqual(Object.keys(questions).sort());

it('takes over the other side where this one has changed nothing', () => {
  fc.assert(
    fc.property(edited, (quiz) => {
      expect(merge(base, quiz, base)).toEqual({ document: quiz, conflicts: [] });
      expect(merge(base, base, quiz)).toEqual({ document: quiz, conflicts: [] });
      expect(merge(base, quiz, quiz)).toEqual({ document: quiz, conflicts: [] });
    }),
  );
});

/** Each unit of two documents and the base. */
function units(...documents: QuizDocument[]): string[] {
  const names = documents.flatMap(({ head, questions }) => [
    ...Object.keys(head).map((name) => `head/${name}`),
    ...Object.entries(questions).flatMap(([of, fields]) =>
      Object.keys(fields)
        .filter((name) => name !== 'correct')
        .map((name) => `${of}/${name}`),
    ),
  ]);
  return [...new Set(names)];
}

it('has each change of either side, or shows it as a conflict', () => {
  fc.assert(
    fc.property(edited, edited, (mine, theirs) => {
      const { document, conflicts } = merge(base, mine, theirs);
      everyQuestionOnce(document);
      const inConflict = (unit: string) => {
        const [of = ''] = unit.split('/');
        return [unit, of, `${of}/*`].some((each) => conflicts.includes(each));
      };
      for (const side of [mine, theirs])
        for (const unit of units(base, mine, theirs)) {
          const changed =
            JSON.stringify(contentOf(side, unit)) !== JSON.stringify(contentOf(base, unit));
          if (changed && !inConflict(unit))
            expect(contentOf(document, unit)).toEqual(contentOf(side, unit));
        }
      // A conflict is between two values, and both are still there.
      for (const unit of conflicts) {
        expect(agree(document, theirs, unit)).toBe(false);
        if (unit !== 'order') expect(contentOf(document, unit)).toEqual(contentOf(mine, unit));
      }
    }),
    { numRuns: 300 },
  );
});

it('holds back what is in conflict, and becomes the same on both sides once that is settled', () => {
  fc.assert(
    fc.property(edited, edited, fc.boolean(), (mine, theirs, isMine) => {
      const { document, conflicts } = merge(base, mine, theirs);
      const sent = heldBack(document, theirs, conflicts);
      everyQuestionOnce(sent);
      for (const unit of conflicts) expect(agree(sent, theirs, unit)).toBe(true);
      const settled = isMine
        ? document
        : conflicts.reduce((quiz, unit) => asTheirs(quiz, theirs, unit), document);
      everyQuestionOnce(settled);
      if (!isMine) for (const unit of conflicts) expect(agree(settled, theirs, unit)).toBe(true);
    }),
  );
});

it('writes a patch that makes the one quiz the other', () => {
  fc.assert(
    fc.property(edited, edited, (from, to) => {
      const patch = patchBetween(from, to);
      expect(patch ? mergePatched(from, patch) : from).toEqual(to);
    }),
  );
});

it('undoes and redoes all steps, and leaves alone what somebody else has changed', () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 10 }), (edits) => {
      const history = new History();
      let quiz = base;
      for (const act of edits) {
        const next = act(quiz);
        history.note(quiz, next, undefined, 0);
        quiz = next;
      }
      let back = quiz;
      while (history.canUndo) back = history.undo(back) as QuizDocument;
      expect(back).toEqual(base);
      while (history.canRedo) back = history.redo(back) as QuizDocument;
      expect(back).toEqual(quiz);
    }),
  );
  const history = new History();
  const mine = editQuestion(base, 'aaaaaa', { text: 'Mine' });
  history.note(base, mine, 'aaaaaa/text', 0);
  const merged = editQuestion(mine, 'bbbbbb', { text: 'Theirs' });
  expect(history.undo(merged)).toEqual(editQuestion(base, 'bbbbbb', { text: 'Theirs' }));
});

it('undoes typing by the pause, and not letter by letter', () => {
  const history = new History();
  let quiz = base;
  for (const [at, text] of ['M', 'Ma', 'Mar', 'Mars'].entries()) {
    const next = editQuestion(quiz, 'aaaaaa', { text });
    history.note(quiz, next, 'aaaaaa/text', at < 2 ? at * 100 : 5000 + at * 100);
    quiz = next;
  }
  quiz = history.undo(quiz) as QuizDocument;
  expect(quiz.questions.aaaaaa?.text).toBe('Ma');
  expect(history.undo(quiz)).toEqual(base);
});

it('has options and what is right of them from one side', () => {
  const swapped = editQuestion(base, 'aaaaaa', { options: ['Venus', 'Mars'], correct: [1] });
  const marked = editQuestion(base, 'aaaaaa', { correct: [1] });
  const { document, conflicts } = merge(base, swapped, marked);
  expect(conflicts).toEqual(['aaaaaa/options']);
  expect(document).toEqual(swapped);
});

it('has both moves of two people who move different questions', () => {
  const wanted = new Set(IDS);
  const [a, b, c, d] = IDS as [string, string, string, string];
  const merged = mergeOrders(IDS, [d, a, b, c], [a, c, b, d], wanted);
  expect(merged).toEqual({ order: [d, a, c, b], conflict: false });
  expect(mergeOrders(IDS, [b, a, c, d], [a, c, d, b], new Set([a, c, d])).order).toEqual([a, c, d]);
  expect(mergeOrders(IDS, [d, a, b, c], [a, d, b, c], wanted).conflict).toBe(true);
  expect(movedIn(IDS, [d, a, b, c])).toEqual([d]);
});
