import { OWN_BEGINNING } from '../../../../bridge/chat/sight.ts';
import type { Report } from '../../../../server/protocol/report.ts';
import { recompute } from '../../../support/archive.ts';
import type { Given } from './answers.ts';

export interface Answers {
  given: Given[];
  /** Ids of the messages that got blue ticks of their own. */
  acked: Set<string>;
  /** ms since the epoch, by question (0-based). */
  openings: number[];
  deadlines: number[];
  /** Nickname of each phone. */
  nicknames: Map<string, string>;
}

/** The quiz, as far as points go: seconds, points and the right option in words, by question. */
export type Rules = { limit: number; points: number; right: string }[];

/**
 * Errors in how answers were counted: every one that was given in time or got its blue ticks must
 * be in the report, once; nothing else may be; and points follow from them.
 */
export function miscounts(
  { players }: Report,
  { given, acked, openings, deadlines, nicknames }: Answers,
  rules: Rules,
): string[] {
  const problems: string[] = [];
  const counted = players.flatMap(({ nickname, answers }) =>
    answers.map(({ question, answer, seconds }) => ({ nickname, question, answer, seconds })),
  );
  const byPlace = Map.groupBy(counted, ({ nickname, question }) => `${nickname} Q${question + 1}`);
  const givenAt = Map.groupBy(
    given,
    ({ phone, question }) => `${nicknames.get(phone)} Q${question + 1}`,
  );
  for (const [place, answers] of byPlace) {
    const meant = new Set(givenAt.get(place)?.map(({ answer }) => answer));
    if (answers.length > 1) problems.push(`${place}: counted ${answers.length} times`);
    for (const { answer } of answers) {
      if (!meant.has(answer)) problems.push(`${place}: "${answer}" counted, which was never given`);
    }
  }
  for (const [place, answers] of givenAt) {
    const counted = byPlace.get(place)?.[0];
    const found = counted?.answer;
    const first = answers.find(({ answer }) => answer === found);
    if (counted && first) problems.push(...mistimed(place, counted.seconds, first, openings));
    for (const { id, answer, at, question } of answers) {
      const inTime = at <= (deadlines[question] ?? 0);
      if (inTime && found === undefined) problems.push(`${place}: given in time, and not counted`);
      if (acked.has(id) && found !== answer) problems.push(`${place}: acked, and not counted`);
    }
  }
  return [...problems, ...wrongTotals(players, rules)];
}

/** ms by which a time may be off: stamps are whole seconds, and machines are busy. */
const GRAIN = 1000;
const BUSY = 2000;
/** ms by which a phone's stamp of what it shows may be later than when its bot saw it. */
const LAG = 500;

/** ms by which a question may be taken to be seen later than it was accepted: phones here are quick. */
const SIGHT = OWN_BEGINNING;

/**
 * Errors in the time that an answer took: from when the question came, at the earliest its opening.
 */
function mistimed(
  place: string,
  seconds: number,
  { at, shownAt, question }: Given,
  openings: number[],
): string[] {
  const least = at - shownAt - GRAIN - LAG - SIGHT;
  const most = at - (openings[question] ?? 0) + GRAIN + BUSY;
  if (seconds * 1000 >= least && seconds * 1000 <= most) return [];
  return [`${place}: took ${seconds} s, and not ${least / 1000} to ${most / 1000} s`];
}

function wrongTotals(players: Report['players'], rules: Rules): string[] {
  const expected = recompute(
    {
      quiz: { questions: rules },
      players: players.map(({ nickname }) => ({ id: nickname })),
      answers: players.flatMap(({ nickname, answers }) =>
        answers.map(({ question, answer, seconds }) => ({
          player: nickname,
          question,
          value: answer,
          elapsed: seconds * 1000,
        })),
      ),
    },
    (question, value) => value === rules[question]?.right,
  );
  const totals = [...expected.values()].map(({ total }) => total);
  return players.flatMap(({ nickname, total, rank }) => {
    const due = expected.get(nickname)?.total ?? Number.NaN;
    const place = 1 + totals.filter((other) => other > due).length;
    if (total === due && rank === place) return [];
    return [`${nickname}: ${total} points and rank ${rank}, not ${due} and ${place}`];
  });
}
