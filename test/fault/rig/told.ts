import { ANSWER_GRACE, PRESENCE_GRACE } from './limits.ts';
import {
  type ClientRecord,
  type GameRecord,
  hungFor,
  type Kept,
  type News,
  type PlayerRecord,
  type Stretch,
} from './record.ts';

/** ms in which a client that can be reached must have been told: no more than that is asked. */
const TELLING = 1500;
/** ms by which a client may hear of the end of its connection later than the server. */
const NOTICING = 500;

/** News that clients did not get, or too late. */
export interface Told {
  /** A client that was there did not see a question, a reveal or the end. */
  missed: number;
  /** Questions that closed although somebody present had time left. */
  closedEarly: number;
  /** ms */
  stall: number;
  /** The name of the longest stall. */
  stalled: string;
  problems: string[];
}

/** @param excused whether clients cannot be reached while something is broken */
export function tell(game: GameRecord, kept: Kept, excused: boolean): Told {
  const missed = missing(game, excused);
  const early = closedEarly(game, kept);
  const { ms, what } = longestStall(game, kept);
  return {
    missed: missed.length,
    closedEarly: early.length,
    stall: ms,
    stalled: what,
    problems: [...missed, ...early],
  };
}

const listening = ({ players, host }: GameRecord): ClientRecord[] => [
  host,
  ...players.filter(({ left, deaf }) => left === undefined && !deaf),
];

function missing(game: GameRecord, excused: boolean): string[] {
  const faults = excused ? game.faults : [];
  const clients = listening(game);
  const lines: string[] = [];
  for (const [question, { openedAt, closedAt, wentOnAt }] of game.questions.entries()) {
    const number = question + 1;
    const until = closedAt ?? Date.now();
    const enough = Math.min(TELLING, until - openedAt - 1);
    const told = firstSight(clients, `reveal ${question}`);
    for (const client of clients) {
      const seen = client.saw.get(`question ${question}`);
      if (seen === undefined && reachable(client, faults, openedAt, until) >= enough)
        lines.push(`missed: ${client.name}, question ${number}, open for ${until - openedAt} ms`);
      const shown = client.saw.has(`reveal ${question}`);
      if (!shown && reachable(client, faults, told, wentOnAt ?? Date.now()) >= TELLING)
        lines.push(`missed: ${client.name}, the reveal of question ${number}`);
    }
  }
  for (const { saw, name } of clients)
    if (!saw.has('finished')) lines.push(`missed: ${name}, the end`);
  return lines;
}

/** ms for which a client was in the game and nothing was broken, in this stretch. */
function reachable({ inGame }: ClientRecord, faults: Stretch[], from: number, to: number): number {
  const clip = (one: Stretch) =>
    ({ from: Math.max(one.from, from), to: Math.min(one.to ?? to, to) }) satisfies Stretch;
  return inGame.reduce((sum, stretch) => {
    const here = clip(stretch);
    const broken = faults.reduce((lost, fault) => {
      const { from: begins, to: ends } = clip(fault);
      return lost + Math.max(0, Math.min(ends, here.to) - Math.max(begins, here.from));
    }, 0);
    return sum + Math.max(0, here.to - here.from - broken);
  }, 0);
}

function firstSight(clients: ClientRecord[], news: News): number {
  return Math.min(...clients.map(({ saw }) => saw.get(news) ?? Number.POSITIVE_INFINITY));
}

/** When each answer to a question was received, by nickname. */
const answersTo = ({ rows }: Kept, question: number): Map<string, number> =>
  new Map(
    rows.filter((row) => row.question === question).map((row) => [row.nickname, row.receivedAt]),
  );

function closedEarly({ questions, rules, players }: GameRecord, kept: Kept): string[] {
  return questions.flatMap(({ openedAt, closedAt }, question) => {
    const deadline = openedAt + (rules[question]?.limit ?? 0) * 1000;
    if (closedAt === undefined || closedAt >= deadline) return [];
    const answered = answersTo(kept, question);
    // An answer that was acked and then lost is another matter.
    const has = ({ nicknames, given }: PlayerRecord) =>
      nicknames.some((name) => answered.has(name)) ||
      given.some((one) => one.question === question && one.receivedAt !== undefined);
    const waited = players.filter((player) => isPresent(player, closedAt) && !has(player));
    if (waited.length === 0) return [];
    const { length } = waited;
    return `closed early: question ${question + 1}, ${closedAt - openedAt} ms after it opened, ${length} present had not answered, as ${waited[0]?.name}`;
  });
}

/** Whether the server has to wait for this player. */
function isPresent({ inGame, left }: PlayerRecord, at: number): boolean {
  if (left !== undefined && left < at) return false;
  const grace = PRESENCE_GRACE - NOTICING;
  return inGame.some(({ from, to }) => from < at && at < (to ?? Number.POSITIVE_INFINITY) + grace);
}

/** The longest of all ways: of answers to their acks, into the game, and of news to clients. */
function longestStall(game: GameRecord, kept: Kept): { ms: number; what: string } {
  const stalls = [...stallsOf(game, kept)];
  return stalls.reduce((longest, one) => (one.ms > longest.ms ? one : longest), {
    ms: 0,
    what: 'nothing',
  });
}

function* stallsOf(game: GameRecord, kept: Kept): Iterable<{ ms: number; what: string }> {
  const clients = listening(game);
  for (const { name, ways } of clients) {
    for (const ms of ways) yield { ms, what: `${name} on the way back into the game` };
  }
  for (const player of game.players) {
    for (const { question, sentAt, endedAt } of player.given) {
      if (endedAt === undefined) continue;
      const ms = endedAt - sentAt - hungFor(player, sentAt, endedAt);
      yield { ms, what: `${player.name}'s answer to question ${question + 1}` };
    }
  }
  for (const [question, { openedAt }] of game.questions.entries()) {
    const due = revealDue(game, kept, question);
    for (const { name, saw } of clients) {
      const shown = saw.get(`question ${question}`);
      if (shown !== undefined)
        yield { ms: shown - openedAt, what: `question ${question + 1} to ${name}` };
      const told = saw.get(`reveal ${question}`);
      if (told !== undefined)
        yield { ms: told - due, what: `the reveal of question ${question + 1} to ${name}` };
    }
  }
  const end = firstSight(clients, 'finished');
  for (const { name, saw } of clients) {
    const told = saw.get('finished');
    if (told !== undefined) yield { ms: told - end, what: `the end to ${name}` };
  }
}

/** When a question has to close: when everybody who is waited for has answered, or time is up. */
function revealDue(
  { players, questions, rules }: GameRecord,
  kept: Kept,
  question: number,
): number {
  const deadline =
    (questions[question]?.openedAt ?? 0) + (rules[question]?.limit ?? 0) * 1000 + ANSWER_GRACE;
  const answered = answersTo(kept, question);
  const each = players.map(({ nicknames, left }) => {
    const at = nicknames.map((name) => answered.get(name)).find((one) => one !== undefined);
    if (at !== undefined) return at;
    return left === undefined ? Number.POSITIVE_INFINITY : left + PRESENCE_GRACE;
  });
  return Math.min(deadline, Math.max(...each));
}
