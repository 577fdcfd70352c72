/** The checks find what is wrong: they are fed an honest game in which one thing is not. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recompute } from '../../support/archive.ts';
import { count } from './counted.ts';
import type { GameRecord, Kept, PlayerRecord } from './record.ts';
import { tell } from './told.ts';

const OPTIONS = ['Red', 'Green', 'Blue', 'Black'];
const LIMIT = 5;
const QUESTIONS = 3;
const PLAYERS = 4;
const START = 1_800_000_000_000;

/** ms between the openings of two questions. */
const APART = 10_000;

interface Honest {
  game: GameRecord;
  kept: Kept;
}

/** A game in which everybody saw and answered everything, and all of it was kept. */
function honest(): Honest {
  const rules = Array.from({ length: QUESTIONS }, (_, right) => ({
    limit: LIMIT,
    points: 1000,
    right,
    options: OPTIONS,
  }));
  const openedAt = (question: number) => START + question * APART;
  const receivedAt = (player: number, question: number) =>
    openedAt(question) + 500 + player * 100 + question;
  const closedAt = (question: number) => receivedAt(PLAYERS - 1, question) + 1;
  const saw = () =>
    new Map([
      ...rules.flatMap((_, question) => [
        [`question ${question}`, openedAt(question) + 5] as const,
        [`reveal ${question}`, closedAt(question) + 20] as const,
      ]),
      ['finished', START + QUESTIONS * APART] as const,
    ]) as PlayerRecord['saw'];
  const client = (name: string) => ({
    name,
    saw: saw(),
    inGame: [{ from: START - 1000 }],
    ways: [15],
    problems: [],
  });
  const players: PlayerRecord[] = Array.from({ length: PLAYERS }, (_, player) => ({
    ...client(`Player ${player}`),
    nicknames: [`Player ${player}`],
    given: rules.map((_, question) => ({
      question,
      value: (player + question) % 2,
      sentAt: receivedAt(player, question) - 2,
      endedAt: receivedAt(player, question) + 2,
      receivedAt: receivedAt(player, question),
    })),
  }));
  const rows = players.flatMap(({ name, given }) =>
    given.map(({ question, value, receivedAt: at = 0 }) => ({
      nickname: name,
      question,
      value,
      receivedAt: at,
      elapsed: at - openedAt(question),
    })),
  );
  const earned = recompute(
    {
      quiz: { questions: rules },
      players: players.map(({ name }) => ({ id: name })),
      answers: rows.map((row) => ({ ...row, player: row.nickname })),
    },
    (question, value) => value === question,
  );
  const totals = [...earned.values()].map(({ total }) => total);
  return {
    game: {
      id: 'honest',
      rules,
      questions: rules.map((_, question) => ({
        openedAt: openedAt(question),
        closedAt: closedAt(question),
        wentOnAt: closedAt(question) + 5000,
      })),
      players,
      host: client('the host'),
      faults: [],
      gone: [],
      shares: [],
      problems: [],
    },
    kept: {
      rows,
      players: players.map(({ name }) => {
        const { total = 0, points = [] } = earned.get(name) ?? {};
        return {
          nickname: name,
          total,
          rank: 1 + totals.filter((other) => other > total).length,
          answers: rows
            .filter(({ nickname }) => nickname === name)
            .map(({ question, value, elapsed }) => ({
              question,
              answer: OPTIONS[value] ?? '',
              points: points[question] ?? 0,
              seconds: elapsed / 1000,
            })),
        };
      }),
    },
  };
}

const verdictOn = ({ game, kept }: Honest) => {
  const { acked, lost, doubled, problems } = count(game, kept);
  const { missed, closedEarly, problems: more } = tell(game, kept, true);
  return { acked, lost, doubled, missed, closedEarly, problems: problems.length + more.length };
};

const ALL_WELL = {
  acked: PLAYERS * QUESTIONS,
  lost: 0,
  doubled: 0,
  missed: 0,
  closedEarly: 0,
  problems: 0,
};

/** One player and one question of the game. */
type Place = [player: number, question: number];

/** Errors in the records, and the findings that each must give. */
const WRONG: [string, (honest: Honest, place: Place) => void, Partial<typeof ALL_WELL>][] = [
  [
    'an answer is gone from the report',
    ({ kept }, [player, question]) => kept.players[player]?.answers.splice(question, 1),
    { lost: 1 },
  ],
  [
    'an answer is gone from the database',
    ({ kept }, [player, question]) => kept.rows.splice(player * QUESTIONS + question, 1),
    { lost: 1 },
  ],
  [
    'an answer is in the report twice',
    ({ kept }, [player, question]) => {
      const answers = kept.players[player]?.answers ?? [];
      answers.push(...answers.slice(question, question + 1));
    },
    { doubled: 1 },
  ],
  [
    'an answer that nobody gave is in the report',
    ({ kept }, [player, question]) => {
      const answer = kept.players[player]?.answers[question];
      if (answer) answer.answer = 'Black';
    },
    { lost: 1, doubled: 1 },
  ],
  [
    'an answer was received 1 ms later in the database',
    ({ kept }, [player, question]) => {
      const row = kept.rows[player * QUESTIONS + question];
      if (row) row.receivedAt += 1;
    },
    { lost: 1 },
  ],
  [
    'an answer took 1 ms longer in the report',
    ({ kept }, [player, question]) => {
      const answer = kept.players[player]?.answers[question];
      if (answer) answer.seconds += 0.001;
    },
    { lost: 1 },
  ],
  [
    'a total is one too high',
    ({ kept }, [player]) => {
      const row = kept.players[player];
      if (row) row.total += 1;
    },
    {},
  ],
  [
    'an answer brought a point too many',
    ({ kept }, [player, question]) => {
      const answer = kept.players[player]?.answers[question];
      if (answer) answer.points += 1;
    },
    {},
  ],
  [
    'a rank is wrong',
    ({ kept }, [player]) => {
      const row = kept.players[player];
      if (row) row.rank += 1;
    },
    {},
  ],
  [
    'a player is not there',
    ({ kept }, [player]) => kept.players.splice(player, 1),
    { lost: QUESTIONS },
  ],
  [
    'a player did not see a question',
    ({ game }, [player, question]) => game.players[player]?.saw.delete(`question ${question}`),
    { missed: 1 },
  ],
  [
    'a player did not see a reveal',
    ({ game }, [player, question]) => game.players[player]?.saw.delete(`reveal ${question}`),
    { missed: 1 },
  ],
  ['the host did not see the end', ({ game }) => game.host.saw.delete('finished'), { missed: 1 }],
  [
    'a question closed while a player who was there had time left',
    ({ game, kept }, [player, question]) => {
      game.players[player]?.given.splice(question, 1);
      kept.players[player]?.answers.splice(question, 1);
      kept.rows.splice(player * QUESTIONS + question, 1);
    },
    { acked: PLAYERS * QUESTIONS - 1, closedEarly: 1 },
  ],
];

describe('a game', () => {
  it('in which all was well', () => {
    expect(verdictOn(honest())).toEqual(ALL_WELL);
  });

  it.each(WRONG)('in which %s', (_, spoil, found) => {
    const place = fc.tuple(fc.nat(PLAYERS - 1), fc.nat(QUESTIONS - 1));
    fc.assert(
      fc.property(place, (where) => {
        const game = honest();
        spoil(game, where);
        const { problems, ...verdict } = verdictOn(game);
        expect(problems).toBeGreaterThan(0);
        const { problems: _none, ...well } = ALL_WELL;
        expect(verdict).toEqual({ ...well, ...found });
      }),
      { numRuns: PLAYERS * QUESTIONS },
    );
  });
});

describe('a client that could not know', () => {
  it('misses nothing: it was away, or something was broken all the while', () => {
    const { game, kept } = honest();
    const [away, cut] = game.players;
    const [first] = game.questions;
    if (!away || !cut || !first) throw new Error('two players and a question');
    for (const { saw } of [away, cut]) saw.delete('question 0');
    away.inGame = [{ from: START + 4000 }];
    game.faults = [{ from: START, to: START + 3000 }];
    expect(tell(game, kept, true).missed).toBe(0);
    // Without an excuse the one that was there has missed it.
    expect(tell(game, kept, false).missed).toBe(1);
  });
});

describe('a stall', () => {
  it('is the longest of all ways', () => {
    const { game, kept } = honest();
    const [player] = game.players;
    const [answer] = player?.given ?? [];
    if (!player || !answer?.endedAt) throw new Error('an answer');
    expect(tell(game, kept, true).stall).toBeLessThan(100);
    answer.endedAt = answer.sentAt + 4321;
    expect(tell(game, kept, true).stall).toBe(4321);
    player.ways.push(5432);
    expect(tell(game, kept, true).stall).toBe(5432);
    player.saw.set('reveal 1', (player.saw.get('reveal 1') ?? 0) + 6543);
    expect(tell(game, kept, true).stall).toBeGreaterThanOrEqual(6543);
  });
});
