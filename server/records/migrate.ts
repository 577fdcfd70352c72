/** Hears which migrations brought a schema up to date. */
export type Migrated = (names: string[]) => void;

/** Runs the migrations that a database has not seen. */
export async function migrate(
  migrator: { up(): Promise<{ name: string }[]> },
  onMigrated: Migrated,
): Promise<void> {
  const done = await migrator.up();
  if (done.length > 0) onMigrated(done.map(({ name }) => name));
}
