import { Migration } from '@mikro-orm/migrations';

/** Quizzes get a description; finished games are found by date. */
export class Descriptions extends Migration {
  override up(): void {
    this.addSql(`alter table "quizzes" add column "description" text not null default ''`);
    this.addSql('create index "games_finished_at_index" on "games" ("finished_at")');
  }
}
