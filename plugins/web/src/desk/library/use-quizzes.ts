import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { ApiError } from '../api/client.ts';
import { listQuizzes, type QuizList, type QuizQuery, type QuizSummary } from '../api/quizzes.ts';

/** Quizzes that are asked for at once. */
export const PAGE_SIZE = 60;

/** ms until the server is asked again after it did not answer. */
const AGAIN = 5000;

/** The page's knowledge of a list of quizzes. The old list stays until something newer has come. */
export interface Quizzes {
  /** By pages; undefined before the first answer. */
  pages: QuizSummary[][] | undefined;
  total: number;
  tags: QuizList['tags'];
  /** The query that the pages answer. */
  of: QuizQuery;
  /** An answer is on its way. */
  isBusy: boolean;
  problem: ApiError | undefined;
  /** ms since the epoch: when the server was last asked in vain. */
  failedAt: number | undefined;
}

/** A list of quizzes that grows as one goes down, and can be asked for once more. */
export function useQuizzes(query: QuizQuery) {
  const key = JSON.stringify(query);
  const [quizzes, setQuizzes] = useState<Quizzes>({
    pages: undefined,
    total: 0,
    tags: [],
    of: query,
    isBusy: true,
    problem: undefined,
    failedAt: undefined,
  });
  const latest = useRef(quizzes);
  latest.current = quizzes;
  const running = useRef<AbortController>(undefined);

  /**
   * Asks for the pages up to this one, or for this one alone. Earlier requests are then of no use.
   */
  const load = useCallback(
    async (from: number, to: number) => {
      running.current?.abort();
      const controller = new AbortController();
      running.current = controller;
      setQuizzes((before) => ({ ...before, isBusy: true }));
      try {
        const fresh: QuizSummary[][] = [];
        let list: QuizList | undefined;
        for (let page = from; page <= to; page += 1) {
          list = await listQuizzes(
            { ...(JSON.parse(key) as QuizQuery), page, size: PAGE_SIZE },
            controller.signal,
          );
          fresh.push(list.quizzes);
          if (page >= list.pages) break;
        }
        if (!list) return;
        const { total, tags } = list;
        setQuizzes(({ pages }) => ({
          pages: [...(pages ?? []).slice(0, from - 1), ...fresh],
          total,
          tags,
          of: JSON.parse(key) as QuizQuery,
          isBusy: false,
          problem: undefined,
          failedAt: undefined,
        }));
      } catch (error) {
        if (controller.signal.aborted) return;
        if (!(error instanceof ApiError)) throw error;
        setQuizzes((before) => ({
          ...before,
          isBusy: false,
          problem: error,
          failedAt: Date.now(),
        }));
      }
    },
    [key],
  );

  useEffect(() => {
    void load(1, 1);
    return () => running.current?.abort();
  }, [load]);

  const reload = useCallback(() => load(1, Math.max(1, latest.current.pages?.length ?? 1)), [load]);

  const { failedAt } = quizzes;
  useEffect(() => {
    if (failedAt === undefined) return;
    const timer = setTimeout(() => void reload(), AGAIN);
    const now = () => void reload();
    addEventListener('online', now);
    return () => {
      clearTimeout(timer);
      removeEventListener('online', now);
    };
  }, [failedAt, reload]);

  /** The next page, unless all are there or an answer is on its way. */
  const more = useCallback(() => {
    const { pages, total, isBusy } = latest.current;
    const count = pages?.flat().length ?? 0;
    if (pages && !isBusy && count < total) void load(pages.length + 1, pages.length + 1);
  }, [load]);

  /** Takes a quiz off the list before the server has said that it is gone. */
  const drop = useCallback((id: string) => {
    setQuizzes((before) => ({
      ...before,
      pages: before.pages?.map((page) => page.filter((quiz) => quiz.id !== id)),
      total: Math.max(0, before.total - 1),
    }));
  }, []);

  return { quizzes, reload, more, drop };
}
