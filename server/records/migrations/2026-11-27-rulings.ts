import { Migration } from '@mikro-orm/migrations';

/** What hosts have ruled in a game; null in games without rulings. */
export class Rulings extends Migration {
  override up(): void {
    this.addSql('alter table "games" add column "rulings" jsonb null');
  }
}
