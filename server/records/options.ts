import { MemoryCacheAdapter } from '@mikro-orm/core';
import { Migrator } from '@mikro-orm/migrations';
import { AnswerEntity } from './entities/answer.ts';
import { GameEntity } from './entities/game.ts';
import { LookEntity } from './entities/look.ts';
import { PlayerEntity } from './entities/player.ts';
import { QuizEntity } from './entities/quiz.ts';
import { ResultEntity } from './entities/result.ts';
import { ShareEntity } from './entities/share.ts';
import { SignInEntity } from './entities/sign-in.ts';
import { WebhookEntity } from './entities/webhook.ts';
import { MIGRATIONS } from './migrations/all.ts';
import type { QueryLog } from './query-log.ts';

/** The ORM's options that both drivers have in common. */
export const sharedOptions = (queries: QueryLog, migrations = MIGRATIONS) => ({
  entities: [
    QuizEntity,
    GameEntity,
    PlayerEntity,
    AnswerEntity,
    ResultEntity,
    SignInEntity,
    LookEntity,
    ShareEntity,
    WebhookEntity,
  ],
  extensions: [Migrator],
  migrations: { migrationsList: migrations, tableName: 'migrations', snapshot: false },
  metadataCache: { adapter: MemoryCacheAdapter },
  ensureDatabase: false,
  debug: ['query' as const],
  loggerFactory: () => queries,
  forceUtcTimezone: true,
});
