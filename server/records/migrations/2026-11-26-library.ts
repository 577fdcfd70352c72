import { Migration } from '@mikro-orm/migrations';

/**
 * Quizzes can be edited, tagged, archived, deleted and found; games are listed; browsers stay
 * signed in. The table of quizzes is made again, so that its questions stand last: SQLite would
 * have to read past them for everything behind. The next start, or an edit, fills in columns that
 * may be null: a process of the version before may still add quizzes for a while.
 */
export class Library extends Migration {
  override up(): void {
    this.addSql('create table "quizzes_before" as select * from "quizzes"');
    this.addSql('drop table "quizzes"');
    this.addSql(`
      create table "quizzes" (
        "id" uuid not null,
        "slug" varchar(255) null constraint "quizzes_slug_unique" unique,
        "title" text not null,
        "description" text not null default '',
        "language" varchar(255) not null,
        "tags" jsonb not null default '[]',
        "cover" jsonb null,
        "types" jsonb not null default '[]',
        "question_count" int null,
        "playable" boolean not null default true,
        "revision" int not null default 1,
        "owner" varchar(255) null,
        "played" int not null default 0,
        "last_played_at" timestamptz(3) null,
        "created_at" timestamptz(3) not null,
        "updated_at" timestamptz(3) null,
        "archived_at" timestamptz(3) null,
        "deleted_at" timestamptz(3) null,
        "sort_title" text not null default '',
        "search" text null,
        "questions" jsonb not null,
        primary key ("id")
      )`);
    this.addSql(`
      insert into "quizzes" ("id", "slug", "title", "description", "language", "questions",
          "created_at", "played", "last_played_at")
        select "id", "slug", "title", "description", "language", "questions", "created_at",
          (select count(*) from "games" where "quiz_id" = cast("quizzes_before"."id" as varchar(255))),
          (select max("finished_at") from "games"
            where "quiz_id" = cast("quizzes_before"."id" as varchar(255)))
        from "quizzes_before"`);
    this.addSql('drop table "quizzes_before"');
    this.addSql('alter table "games" add column "owner" varchar(255) null');
    this.addSql('alter table "games" add column "title" text null');
    this.addSql('alter table "games" add column "question_count" int null');
    this.addSql('alter table "games" add column "player_count" int null');
    this.addSql('create index "games_quiz_id_index" on "games" ("quiz_id")');
    this.addSql(`
      create table "sign_ins" (
        "id" varchar(255) not null,
        "created_at" timestamptz(3) not null,
        "expires_at" timestamptz(3) not null,
        primary key ("id")
      )`);
  }
}
