import { Migration } from '@mikro-orm/migrations';

/** A host's logo and colours. */
export class Looks extends Migration {
  override up(): void {
    this.addSql(`
      create table "looks" (
        "id" int not null,
        "logo" varchar(255) null,
        "accent" varchar(255) null,
        "ground" varchar(255) null,
        primary key ("id")
      )`);
  }
}
