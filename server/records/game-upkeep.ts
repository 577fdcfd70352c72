import type { SqlEntityManager } from '@mikro-orm/sql';
import { GameEntity } from './entities/game.ts';
import { titleText } from './search-words.ts';

/** Games that are looked at in one go. */
const AT_A_TIME = 50;

/** Completes the rows that a version before has written: what they are found by. */
export async function completeGames(fork: () => SqlEntityManager): Promise<void> {
  for (;;) {
    const some = await fork().find(
      GameEntity,
      { search: null },
      { fields: ['id', 'title', 'quiz'], limit: AT_A_TIME },
    );
    if (some.length === 0) return;
    for (const { id, title, quiz } of some)
      await fork().nativeUpdate(GameEntity, { id }, { search: titleText(title ?? quiz.title) });
  }
}
