/** Two browsers that edit one quiz on a real server, one of them without a connection for a while. */
import { expect, it } from 'vitest';
import { Autosave } from '../../../../plugins/web/src/desk/editor/model/autosave.ts';
import {
  documentOf,
  type QuizDocument,
  type ShownQuiz,
} from '../../../../plugins/web/src/desk/editor/model/document.ts';
import {
  editHead,
  editQuestion,
  insert,
  move,
  newId,
  remove,
} from '../../../../plugins/web/src/desk/editor/model/edits.ts';
import {
  type QuizServer,
  SaveError,
  type ServerQuiz,
} from '../../../../plugins/web/src/desk/editor/model/server.ts';
import { contentOf } from '../../../../plugins/web/src/desk/editor/model/units.ts';
import { startApp } from '../../../support/app.ts';
import { seeded } from '../../../support/random.ts';
import { VirtualClock } from './support/quiz-server.ts';

const EDITS = 200;

/** ms of the editor's time. */
const OFFLINE = 10_000;

interface Shown extends ShownQuiz {
  revision: number;
  playable: boolean;
  problems: ServerQuiz['problems'];
}

/** A quiz over REST, as the page asks for it. */
function overRest(url: string, id: string, isOffline: () => boolean): QuizServer {
  const ask = async (init: RequestInit, query = ''): Promise<Response> => {
    if (isOffline()) throw new SaveError('unreachable', 'There is no connection.');
    const response = await fetch(`${url}/api/quizzes/${id}${query}`, init);
    if (response.status === 412) throw new SaveError('stale', await response.text());
    if (!response.ok && response.status !== 304)
      throw new Error(`${response.status} ${await response.text()}`);
    return response;
  };
  const read = async (response: Response): Promise<ServerQuiz> => {
    const shown = (await response.json()) as Shown;
    return { ...shown, document: documentOf(shown) };
  };
  return {
    async read(known) {
      const response = await ask({ headers: { 'if-none-match': `"${known}"` } });
      return response.status === 304 ? undefined : read(response);
    },
    patch: async (patch, revision) =>
      read(
        await ask(
          {
            method: 'PATCH',
            headers: { 'content-type': 'application/json', 'if-match': `"${revision}"` },
            body: JSON.stringify(patch),
          },
          '?draft=true',
        ),
      ),
  };
}

it('has every edit of 2 x 200 in the quiz, or shows it as a conflict to choose from', async () => {
  await using running = await startApp();
  const created = await fetch(`${running.url}/api/quizzes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      title: 'Planets',
      questions: Array.from({ length: 12 }, (_, index) => ({
        type: 'single',
        text: `Question ${index}`,
        options: ['Mars', 'Venus'],
        correct: [0],
      })),
    }),
  });
  const { id } = (await created.json()) as { id: string };
  let offline: string | undefined;
  const open = async (name: string) => {
    const clock = new VirtualClock();
    const server = overRest(running.url, id, () => offline === name);
    const quiz = (await server.read()) as ServerQuiz;
    const keeper = { keep() {}, drop() {} };
    return { name, clock, autosave: new Autosave(quiz, { server, clock, keeper }) };
  };
  const one = await open('one');
  const other = await open('other');
  const random = seeded(20_261_126);
  const below = (count: number): number => Math.floor(random() * count);
  /** A text that was written and nobody has written over who had it before the eyes. */
  const written = new Set<string>();
  const forget = (seen: unknown) => {
    for (const value of JSON.stringify(seen ?? null).match(/v\d+/g) ?? []) written.delete(value);
  };
  let count = 0;
  const next = (replaced: unknown): string => {
    forget(replaced);
    const value = `v${++count}`;
    written.add(value);
    return value;
  };

  const edit = (quiz: QuizDocument): QuizDocument => {
    const at = quiz.order[below(quiz.order.length)] as string;
    const question = quiz.questions[at];
    if (!question) return quiz;
    switch (below(10)) {
      case 0:
        return editHead(quiz, { title: next(quiz.head.title) });
      case 1:
        return move(quiz, at, below(quiz.order.length));
      case 2:
        return insert(quiz, newId(), { type: 'text', text: next(undefined), accepted: ['x'] }, at);
      case 3:
        if (quiz.order.length < 5) return quiz;
        forget(question);
        return remove(quiz, at);
      case 4:
      case 5:
        return editQuestion(quiz, at, { limit: 5 + below(60) });
      case 6:
        if (question.type === 'single')
          return editQuestion(quiz, at, { options: ['Mars', next(question.options)] });
        return editQuestion(quiz, at, { accepted: [next(question.accepted)] });
      default:
        return editQuestion(quiz, at, { text: next(question.text) });
    }
  };

  let wasOffline = 0;
  for (let turn = 0; turn < EDITS; turn++) {
    for (const editor of [one, other]) {
      const { autosave, clock } = editor;
      const before = autosave.document.value;
      autosave.edit(edit(before));
      // A question that is removed while it is in conflict is gone with both sides of that.
      const gone = before.order.filter((each) => !autosave.document.value.questions[each]);
      for (const each of gone) forget(autosave.server.value.document.questions[each]);
      await clock.pass(below(3) * 400);
    }
    if (turn === EDITS / 4) offline = 'other';
    if (offline === undefined) continue;
    await other.clock.pass(OFFLINE / 20);
    wasOffline += OFFLINE / 20;
    if (wasOffline >= OFFLINE) offline = undefined;
  }
  expect(wasOffline).toBe(OFFLINE);
  for (const { autosave } of [one, other, one]) {
    await autosave.save();
    await autosave.refresh();
    await autosave.save();
    expect(autosave.state.value).toEqual({ kind: 'saved' });
  }
  const { document } = (await overRest(running.url, id, () => false).read()) as ServerQuiz;
  const choices = [one, other].flatMap(({ autosave }) =>
    autosave.conflicts.value.map((unit) => contentOf(autosave.document.value, unit)),
  );
  const found = new Set(JSON.stringify([document, choices]).match(/v\d+/g));
  expect([...written].filter((value) => !found.has(value))).toEqual([]);
  expect(written.size).toBeGreaterThan(20);

  // Once all is chosen, both have the same.
  for (const { autosave } of [one, other, one, other]) {
    await autosave.refresh();
    for (const unit of autosave.conflicts.value) autosave.choose(unit, 'mine');
    await autosave.save();
  }
  for (const { autosave } of [one, other]) {
    await autosave.refresh();
    expect(autosave.conflicts.value).toEqual([]);
  }
  expect(one.autosave.document.value).toEqual(other.autosave.document.value);
});
