import { Migration } from '@mikro-orm/migrations';

/**
 * Finished games are found by their titles, players by their places; groups, and what channels knew of
 * a game, are kept; links to reports, and who is to be told of a game. Columns that may be null are so in games of the versions before.
 */
export class History extends Migration {
  override up(): void {
    this.addSql('alter table "players" add column "group_index" smallint null');
    this.addSql('create index "players_rank_index" on "players" ("game_id", "rank", "id")');
    for (const column of [
      'search text',
      'figures jsonb',
      'groups jsonb',
      'channels jsonb',
      'ungraded jsonb',
    ])
      this.addSql(`alter table "games" add column ${quoted(column)} null`);
    for (const column of ['answer_count int', 'right_count int', 'asked int'])
      this.addSql(`alter table "games" add column ${quoted(column)} null`);
    // All that a search looks at: it reads past no quiz.
    this.addSql(
      'create index "games_history_index" on "games" ("trial", "finished_at", "id", "quiz_id", "mode", "search")',
    );
    this.addSql('create index "games_unsearched_index" on "games" ("id") where "search" is null');
    this.addSql(`
      create table "shares" (
        "id" varchar(255) not null,
        "game_id" varchar(255) not null
          constraint "shares_game_id_foreign" references "games" ("id") on delete cascade,
        "hash" varchar(255) not null,
        "note" text null,
        "created_at" timestamptz(3) not null,
        "expires_at" timestamptz(3) null,
        primary key ("id")
      )`);
    this.addSql('create index "shares_game_id_index" on "shares" ("game_id")');
    this.addSql(`
      create table "webhooks" (
        "game_id" varchar(255) not null
          constraint "webhooks_game_id_foreign" references "games" ("id") on delete cascade,
        "url" text not null,
        "created_at" timestamptz(3) not null,
        primary key ("game_id", "url")
      )`);
  }
}

const quoted = (column: string): string => column.replace(/^\w+/, '"$&"');
