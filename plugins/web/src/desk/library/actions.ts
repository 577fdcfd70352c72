import { t } from '../../words/t.ts';
import { wordsOf } from '../api/client.ts';
import {
  createQuiz,
  deleteQuiz,
  duplicateQuiz,
  patchQuiz,
  type QuizSummary,
  restoreQuiz,
} from '../api/quizzes.ts';
import { go } from '../frame/router.ts';
import { toast, toastWithUndo } from '../frame/toast.tsx';

/** A quiz that has no title yet has to be called something. */
export const titleOf = ({ title }: Pick<QuizSummary, 'title'>): string =>
  title || t('desk.untitled');

/** The list that an action is about. */
export interface List {
  drop(id: string): void;
  reload(): Promise<void>;
}

/** Makes an empty quiz, and goes to write it. */
export async function writeQuiz(): Promise<void> {
  await said(async () => {
    const draft = { title: '', language: navigator.language, questions: [] };
    const { id } = await createQuiz(draft, true);
    go(`/host/quiz/${id}`);
  });
}

export async function duplicate(quiz: QuizSummary, { reload }: List): Promise<void> {
  await said(async () => {
    const { id } = await duplicateQuiz(quiz.id);
    await reload();
    toast(t('library.copied', { title: titleOf(quiz) }), {
      label: t('library.editIt'),
      run: () => go(`/host/quiz/${id}`),
    });
  });
}

export async function archive(quiz: QuizSummary, isArchived: boolean, list: List): Promise<void> {
  const set = (archived: boolean) => patchQuiz(quiz.id, { archived });
  const isDone = await changed(list, quiz, () => set(isArchived));
  if (!isDone) return;
  toastWithUndo(
    t(isArchived ? 'library.archived' : 'library.isBack', { title: titleOf(quiz) }),
    async () => {
      await said(async () => void (await set(!isArchived)), list);
    },
  );
}

export async function remove(quiz: QuizSummary, list: List): Promise<void> {
  const isDone = await changed(list, quiz, () => deleteQuiz(quiz.id));
  if (isDone)
    toastWithUndo(t('library.removed', { title: titleOf(quiz) }), async () => {
      await said(async () => void (await restoreQuiz(quiz.id)), list);
    });
}

export async function restore(quiz: QuizSummary, list: List): Promise<void> {
  const isDone = await changed(list, quiz, () => restoreQuiz(quiz.id));
  if (isDone)
    toast(t('library.isBack', { title: titleOf(quiz) }), {
      label: t('library.showIt'),
      run: () => go('/host'),
    });
}

/** The quiz leaves the list at once, and is there again when that did not work. */
async function changed(
  list: List,
  quiz: QuizSummary,
  act: () => Promise<unknown>,
): Promise<boolean> {
  list.drop(quiz.id);
  return said(async () => void (await act()), list);
}

/** Does something with the server, and says in words when that did not work. @returns whether it did */
async function said(act: () => Promise<void>, list?: List): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    toast(wordsOf(error));
    return false;
  } finally {
    await list?.reload();
  }
}
