import type { Ruling } from '../engine/rulings.ts';
import type {
  ArchivedChannel,
  ArchivedGame,
  ArchivedGroup,
  GameRecords,
  PlayedPlayer,
} from './contract.ts';
import { date, type From, foundAnywhere, json, type Read, type Row } from './reading.ts';
import { isStorable } from './storable.ts';

/** Answers that are read at once: to carry them over and make objects of them takes no more than a few ms. */
const PAGE = 1000;

/** Players that are read at once: with 1000 of them, a spreadsheet made V8's heap grow by 20 MB more. */
const PLAYERS = 200;

const SELECT_PLAYERS = 'select id, nickname, channel, total, rank, group_index from players';

interface GameReads extends Pick<GameRecords, 'get' | 'pages'> {
  /** Where a game was found: all of it is there. Undefined when there is none. */
  placeOf(id: string): Promise<From | undefined>;
  /** One player of a game. */
  player(id: string, player: string): Promise<PlayedPlayer | undefined>;
}

/** Reads archived games, by statements that SQLite and PostgreSQL both understand. */
export function gameReads(read: Read): GameReads {
  /** A game, and where it was found: everything of it is written at once, so all of it is there. */
  const find = (id: string): Promise<{ game: ArchivedGame; from: From } | undefined> =>
    foundAnywhere(async (from) => {
      const [row] = await read('select * from games where id = ?', [id], from);
      return row && { game: gameOf(row), from };
    });
  const placeOf = async (id: string): Promise<From | undefined> =>
    isStorable(id)
      ? foundAnywhere(async (from) => {
          const [row] = await read('select 1 from games where id = ?', [id], from);
          return row && from;
        })
      : undefined;

  return {
    placeOf,
    async get(id) {
      // PostgreSQL would call such an id an error; it is no game's.
      return isStorable(id) ? (await find(id))?.game : undefined;
    },

    async player(id, player) {
      const found = isStorable(player) ? await find(id) : undefined;
      if (!found) return undefined;
      const { game, from } = found;
      const rows = await read(`${SELECT_PLAYERS} where game_id = ? and id = ?`, [id, player], from);
      const questions = game.quiz.questions.map((_, index) => index);
      return rows.length > 0 ? (await withAnswers(read, from, id, rows, questions))[0] : undefined;
    },

    async *pages(id, only) {
      const found = await find(id);
      if (!found) return;
      const { game, from } = found;
      const questions = only ?? game.quiz.questions.map((_, index) => index);
      const most = Math.max(1, Math.floor(PAGE / Math.max(1, questions.length)));
      const size = Math.min(PLAYERS, most);
      let players: Row[];
      let last: Row | undefined;
      do {
        players = await read(
          `${SELECT_PLAYERS} where game_id = ? ${last ? 'and (rank, id) > (?, ?)' : ''}
           order by rank, id limit ?`,
          [id, ...(last ? [last.rank as number, last.id as string] : []), PLAYERS],
          from,
        );
        last = players.at(-1);
        for (let at = 0; at < players.length; at += size)
          yield await withAnswers(read, from, id, players.slice(at, at + size), questions);
      } while (players.length === PLAYERS);
    },
  };
}

async function withAnswers(
  read: Read,
  from: From,
  game: string,
  rows: Row[],
  questions: number[],
): Promise<PlayedPlayer[]> {
  const players = new Map<string, PlayedPlayer>();
  for (const row of rows) {
    const { id, nickname, channel, total, rank } = row as unknown as PlayedPlayer;
    const group = row.group_index == null ? {} : { group: Number(row.group_index) };
    players.set(id, { id, nickname, channel, total, rank, ...group, answers: [], results: [] });
  }
  if (questions.length === 0) return [...players.values()];
  // Names every part of the key: so the rows are looked up one by one, however big the game is.
  const those = `where game_id = ? and question in (${marks(questions)})
    and player in (${marks(rows)}) order by question`;
  const values = [game, ...questions, ...players.keys()];
  for (const row of await read(
    `select player, question, value, received_at, elapsed from answers ${those}`,
    values,
    from,
  )) {
    players.get(row.player as string)?.answers.push({
      question: row.question as number,
      value: json<{ value: unknown }>(row.value).value,
      receivedAt: date(row.received_at).getTime(),
      elapsed: row.elapsed as number,
    });
  }
  for (const row of await read(
    `select player, question, correctness, points, streak from results ${those}`,
    values,
    from,
  )) {
    players.get(row.player as string)?.results.push({
      question: row.question as number,
      correctness: Number(row.correctness),
      points: row.points as number,
      streak: row.streak as number,
    });
  }
  return [...players.values()];
}

const marks = (values: unknown[]): string => values.map(() => '?').join(',');

function gameOf(row: Row): ArchivedGame {
  return {
    id: row.id as string,
    pin: row.pin as string,
    quizId: row.quiz_id as string,
    quiz: json(row.quiz),
    mode: row.mode as string,
    options: json(row.options),
    modeOptions: json(row.mode_options),
    outcome: row.outcome as ArchivedGame['outcome'],
    createdAt: date(row.created_at).getTime(),
    finishedAt: date(row.finished_at).getTime(),
    ...(row.trial ? { trial: true as const } : {}),
    ...(row.owner != null && { owner: row.owner as string }),
    ...(row.rulings != null && { rulings: json<Ruling[]>(row.rulings) }),
    ...(row.groups != null && { groups: json<ArchivedGroup[]>(row.groups) }),
    ...(row.channels != null && { channels: json<ArchivedChannel[]>(row.channels) }),
    ...(row.asked != null && { asked: row.asked as number }),
    ...(row.ungraded != null && { ungraded: json<number[]>(row.ungraded) }),
  };
}
