import { Migration } from '@mikro-orm/migrations';

/** Players are kept with their sums, so that a list of them is sorted without a look at all answers. */
export class Tallies extends Migration {
  override up(): void {
    for (const column of [
      '"answer_count" int',
      '"graded_count" int',
      '"right_count" int',
      // More ms than an int holds, in a game of hundreds of long questions.
      '"elapsed" double precision',
    ])
      this.addSql(`alter table "players" add column ${column} null`);
  }
}
