import { Migration } from '@mikro-orm/migrations';

/**
 * Quizzes, and games with their players, answers and results. SQLite takes PostgreSQL's names of types
 * for its own affinities, and both take constraints that stand in the column.
 */
export class Schema extends Migration {
  override up(): void {
    this.addSql(`
      create table "quizzes" (
        "id" uuid not null,
        "slug" varchar(255) null constraint "quizzes_slug_unique" unique,
        "title" varchar(255) not null,
        "language" varchar(255) not null,
        "questions" jsonb not null,
        "created_at" timestamptz(3) not null,
        primary key ("id")
      )`);
    this.addSql(`
      create table "games" (
        "id" varchar(255) not null,
        "pin" varchar(255) not null,
        "quiz_id" varchar(255) not null,
        "quiz" jsonb not null,
        "mode" varchar(255) not null,
        "options" jsonb not null,
        "mode_options" jsonb not null,
        "outcome" varchar(255) not null,
        "created_at" timestamptz(3) not null,
        "finished_at" timestamptz(3) not null,
        primary key ("id")
      )`);
    this.addSql(`
      create table "players" (
        "game_id" varchar(255) not null
          constraint "players_game_id_foreign" references "games" ("id") on delete cascade,
        "id" varchar(255) not null,
        "nickname" varchar(255) not null,
        "channel" varchar(255) not null,
        "total" int not null,
        "rank" int not null,
        primary key ("game_id", "id")
      )`);
    this.addSql(`
      create table "answers" (
        "game_id" varchar(255) not null
          constraint "answers_game_id_foreign" references "games" ("id") on delete cascade,
        "question" smallint not null,
        "player" varchar(255) not null,
        "value" jsonb not null,
        "received_at" timestamptz(3) not null,
        "elapsed" int not null,
        primary key ("game_id", "question", "player")
      )`);
    this.addSql(`
      create table "results" (
        "game_id" varchar(255) not null
          constraint "results_game_id_foreign" references "games" ("id") on delete cascade,
        "question" smallint not null,
        "player" varchar(255) not null,
        "correctness" double precision not null,
        "points" int not null,
        "streak" int not null,
        primary key ("game_id", "question", "player")
      )`);
  }
}
