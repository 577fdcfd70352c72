import type { SqlEntityManager } from '@mikro-orm/sql';
import { QuizEntity } from './entities/quiz.ts';
import { withIdsOf } from './question-ids.ts';
import { listColumns } from './quiz-rows.ts';

/** Quizzes that are looked at in one go. */
const AT_A_TIME = 50;

/**
 * Completes the rows that a version before has written: what lists tell of them and find them by, and
 * ids for their questions. Costs one look where there is none.
 */
export async function completeQuizzes(fork: () => SqlEntityManager): Promise<void> {
  for (;;) {
    const some = await fork().find(QuizEntity, { search: null }, { limit: AT_A_TIME });
    if (some.length === 0) return;
    for (const { id, revision, title, description, tags, questions } of some) {
      const columns = {
        questions: withIdsOf(id, questions),
        ...listColumns({ title, description, tags, questions }),
      };
      await fork().nativeUpdate(QuizEntity, { id, revision, search: null }, columns);
    }
  }
}
