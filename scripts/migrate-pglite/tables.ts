/** The tables of an earlier QRush: their columns as SQL that gives texts and numbers, and their keys. */
interface Table {
  name: string;
  /** By the name that both databases have for them. */
  columns: Record<string, string>;
  key: string[];
}

const same = (...names: string[]) => Object.fromEntries(names.map((name) => [name, name]));
const json = (...names: string[]) =>
  Object.fromEntries(names.map((name) => [name, `${name}::text`]));
/** ms since the epoch. */
const times = (...names: string[]) =>
  Object.fromEntries(
    names.map((name) => [name, `round(extract(epoch from ${name}) * 1000)::float8`]),
  );

/** A table that others refer to comes first. */
export const TABLES: Table[] = [
  {
    name: 'quizzes',
    columns: {
      ...same('id', 'slug', 'title', 'description', 'language'),
      ...json('questions'),
      ...times('created_at'),
    },
    key: ['id'],
  },
  {
    name: 'games',
    columns: {
      ...same('id', 'pin', 'quiz_id', 'mode', 'outcome'),
      ...json('quiz', 'options', 'mode_options'),
      ...times('created_at', 'finished_at'),
    },
    key: ['id'],
  },
  {
    name: 'players',
    columns: same('game_id', 'id', 'nickname', 'channel', 'total', 'rank'),
    key: ['game_id', 'id'],
  },
  {
    name: 'answers',
    columns: {
      ...same('game_id', 'question', 'player', 'elapsed'),
      ...json('value'),
      ...times('received_at'),
    },
    key: ['game_id', 'question', 'player'],
  },
  {
    name: 'results',
    columns: same('game_id', 'question', 'player', 'correctness', 'points', 'streak'),
    key: ['game_id', 'question', 'player'],
  },
];
