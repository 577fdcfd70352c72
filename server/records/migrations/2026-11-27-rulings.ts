import { Migration } from '@mikro-orm/migrations';

/** Hosts' rulings in a game; null in games without any. */
export class Rulings extends Migration {
  override up(): void {
    this.addSql('alter table "games" add column "rulings" jsonb null');
  }
}
