import { Schema } from './2026-11-23-schema.ts';
import { Descriptions } from './2026-11-24-descriptions.ts';
import { Library } from './2026-11-26-library.ts';
import { Trials } from './2026-11-26-trials.ts';
import { Looks } from './2026-11-27-looks.ts';
import { Rulings } from './2026-11-27-rulings.ts';
import { History } from './2026-11-28-history.ts';
import { Tallies } from './2026-11-29-tallies.ts';

/**
 * All migrations, oldest first, in SQL that PostgreSQL and SQLite both run. A migration that has
 * landed makes the same of a database for ever.
 */
export const MIGRATIONS = [
  { name: '2026-11-23-schema', class: Schema },
  { name: '2026-11-24-descriptions', class: Descriptions },
  { name: '2026-11-26-library', class: Library },
  { name: '2026-11-26-trials', class: Trials },
  { name: '2026-11-27-rulings', class: Rulings },
  { name: '2026-11-27-looks', class: Looks },
  { name: '2026-11-28-history', class: History },
  { name: '2026-11-29-tallies', class: Tallies },
];
