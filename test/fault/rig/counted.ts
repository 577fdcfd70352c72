import { recompute } from '../../support/archive.ts';
import type { GameRecord, Given, Kept } from './record.ts';

/** How answers were counted. */
export interface Counted {
  acked: number;
  /** Acked, and not kept as it was acked. */
  lost: number;
  /** Kept more than once, or never given. */
  doubled: number;
  /** All of it in words, and points and places that do not follow from the answers. */
  problems: string[];
}

/** An answer as it is kept, in the report or in a row. */
interface KeptAnswer {
  nickname: string;
  question: number;
  value: string;
  receivedAt: number;
}

const place = ({ nickname, question }: { nickname: string; question: number }) =>
  `${nickname}, question ${question + 1}`;

/** Compares what players were promised with what the server kept, in the report and in the database. */
export function count(game: GameRecord, kept: Kept): Counted {
  const { rules, questions } = game;
  const label = (question: number, value: unknown) =>
    rules[question]?.options[Number(value)] ?? `option ${value}`;
  const opened = (question: number) => questions[question]?.openedAt ?? 0;
  const inReport: KeptAnswer[] = kept.players.flatMap(({ nickname, answers }) =>
    answers.map(({ question, answer, seconds }) => ({
      nickname,
      question,
      value: answer,
      receivedAt: opened(question) + Math.round(seconds * 1000),
    })),
  );
  const inRows: KeptAnswer[] = kept.rows.map(({ nickname, question, value, receivedAt }) => ({
    nickname,
    question,
    value: label(question, value),
    receivedAt,
  }));

  const lost = new Set<string>();
  const doubled = new Set<string>();
  const problems: string[] = [];
  const given = game.players.flatMap(({ nicknames, given: all }) =>
    all.map((one) => ({ nicknames, ...one, label: label(one.question, one.value) })),
  );
  for (const [where, answers] of [['report', inReport] as const, ['database', inRows] as const]) {
    const at = Map.groupBy(answers, place);
    for (const one of given.filter(({ receivedAt }) => receivedAt !== undefined)) {
      const found = one.nicknames.flatMap((nickname) => at.get(place({ ...one, nickname })) ?? []);
      // The report knows how long an answer took: that is without its way through the network.
      const isAt = (at: number, acked = 0) => (where === 'report' ? at <= acked : at === acked);
      if (found.some((it) => it.value === one.label && isAt(it.receivedAt, one.receivedAt)))
        continue;
      const [nickname = ''] = one.nicknames;
      lost.add(place({ ...one, nickname }));
      problems.push(
        `lost: ${place({ ...one, nickname })}, acked as ${said(one, one.label)}; in the ${where}: ${found.map((it) => said(it, it.value)).join(', ') || 'nothing'}`,
      );
    }
    for (const [key, found] of at) {
      const meant = found.every(({ nickname, question, value }) =>
        given.some(
          (one) =>
            one.nicknames.includes(nickname) && one.question === question && one.label === value,
        ),
      );
      if (found.length === 1 && meant) continue;
      doubled.add(key);
      const what = meant ? `${found.length} times` : 'never given';
      problems.push(`doubled: ${key}, in the ${where}: ${what}`);
    }
  }
  return {
    acked: given.filter(({ receivedAt }) => receivedAt !== undefined).length,
    lost: lost.size,
    doubled: doubled.size,
    problems: [...problems, ...wrongPlayers(game, kept), ...wrongPoints(game, kept)],
  };
}

const said = ({ receivedAt }: Pick<Given, 'receivedAt'>, value: string) =>
  `${value} at ${receivedAt}`;

/** Everybody who has joined is in the report, once, and nobody else. */
function wrongPlayers({ players }: GameRecord, kept: Kept): string[] {
  const known = new Set(players.flatMap(({ nicknames }) => nicknames));
  const names = kept.players.map(({ nickname }) => nickname);
  return [
    ...players
      .filter(
        ({ nicknames, inGame }) =>
          inGame.length > 0 && !nicknames.some((one) => names.includes(one)),
      )
      .map(({ name }) => `${name} has played, and is not in the report`),
    ...names
      .filter((name, index) => names.indexOf(name) !== index)
      .map((name) => `${name} is in the report twice`),
    ...names
      .filter((name) => !known.has(name))
      .map((name) => `${name} is in the report, and nobody knows why`),
  ];
}

/** Points and ranks, worked out from the answers in the report by none of the server's code. */
function wrongPoints({ rules }: GameRecord, { players }: Kept): string[] {
  const expected = recompute(
    {
      quiz: { questions: rules },
      players: players.map(({ nickname }) => ({ id: nickname })),
      answers: players.flatMap(({ nickname, answers }) =>
        answers.map(({ question, answer, seconds }) => ({
          player: nickname,
          question,
          value: answer,
          elapsed: Math.round(seconds * 1000),
        })),
      ),
    },
    (question, value) => value === rules[question]?.options[rules[question]?.right ?? -1],
  );
  const totals = players.map(({ nickname }) => expected.get(nickname)?.total ?? 0);
  return players.flatMap(({ nickname, total, rank, answers }) => {
    const due = expected.get(nickname);
    const should = 1 + totals.filter((other) => other > (due?.total ?? 0)).length;
    const wrong = answers.filter(({ question, points }) => points !== due?.points[question]);
    return [
      ...wrong.map(
        ({ question, points }) =>
          `${nickname}, question ${question + 1}: ${points} points, not ${due?.points[question]}`,
      ),
      ...(total === due?.total && rank === should
        ? []
        : [`${nickname}: ${total} points and rank ${rank}, not ${due?.total} and ${should}`]),
    ];
  });
}
