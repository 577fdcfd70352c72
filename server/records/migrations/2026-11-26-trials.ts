import { Migration } from '@mikro-orm/migrations';

/** Games made to try things out are marked, as lists leave them out and they do not last. */
export class Trials extends Migration {
  override up(): void {
    this.addSql('alter table "games" add column "trial" boolean not null default false');
  }
}
