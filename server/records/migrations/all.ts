import { Schema } from './2026-11-23-schema.ts';
import { Descriptions } from './2026-11-24-descriptions.ts';

/** All migrations, oldest first. A migration that has landed is never changed. */
export const MIGRATIONS = [
  { name: '2026-11-23-schema', class: Schema },
  { name: '2026-11-24-descriptions', class: Descriptions },
];
