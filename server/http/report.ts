import type { Question } from '../engine/quiz.ts';
import type { Archive } from '../records/contract.ts';

/** How a finished game went, for hosts: everybody, every question, every answer. */
export interface Report {
  game: {
    id: string;
    pin: string;
    title: string;
    mode: string;
    outcome: string;
    createdAt: string;
    finishedAt: string;
  };
  questions: { index: number; text: string; answers: number; right: number }[];
  players: {
    rank: number;
    nickname: string;
    channel: string;
    total: number;
    answers: {
      question: number;
      answer: string;
      right: boolean;
      points: number;
      seconds: number;
    }[];
  }[];
}

/** @param label an answer in words */
export function buildReport(
  archive: Archive,
  label: (question: Question, value: unknown) => string,
): Report {
  const results = new Map(
    archive.results.map((result) => [`${result.player} ${result.question}`, result]),
  );
  const answersOf = Map.groupBy(archive.answers, ({ player }) => player);
  const answersTo = Map.groupBy(archive.answers, ({ question }) => question);
  const rightTo = Map.groupBy(
    archive.results.filter(({ correctness }) => correctness === 1),
    ({ question }) => question,
  );

  return {
    game: {
      id: archive.id,
      pin: archive.pin,
      title: archive.quiz.title,
      mode: archive.mode,
      outcome: archive.outcome,
      createdAt: new Date(archive.createdAt).toISOString(),
      finishedAt: new Date(archive.finishedAt).toISOString(),
    },
    questions: archive.quiz.questions.map(({ text }, index) => ({
      index,
      text,
      answers: answersTo.get(index)?.length ?? 0,
      right: rightTo.get(index)?.length ?? 0,
    })),
    players: archive.players
      .toSorted((a, b) => a.rank - b.rank)
      .map(({ id, rank, nickname, channel, total }) => ({
        rank,
        nickname,
        channel,
        total,
        answers: (answersOf.get(id) ?? []).flatMap(({ question, value, elapsed }) => {
          const asked = archive.quiz.questions[question];
          if (!asked) return [];
          const result = results.get(`${id} ${question}`);
          return {
            question,
            answer: label(asked, value),
            right: result?.correctness === 1,
            points: result?.points ?? 0,
            seconds: elapsed / 1000,
          };
        }),
      })),
  };
}

/** By it spreadsheets know UTF-8: without one they read é as two signs. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * The report as a table: a row per player, and per question the answer and its points. Begins with a
 * byte order mark.
 */
export function reportCsv({ players, questions }: Report): string {
  const head = ['rank', 'nickname', 'channel', 'total'];
  const perQuestion = questions.flatMap(({ index }) => [
    `q${index + 1} answer`,
    `q${index + 1} points`,
  ]);
  const rows = players.map(({ rank, nickname, channel, total, answers }) => {
    const byQuestion = new Map(answers.map((answer) => [answer.question, answer]));
    const cells = questions.flatMap(({ index }) => {
      const given = byQuestion.get(index);
      return given ? [given.answer, given.points] : ['', ''];
    });
    return [rank, nickname, channel, total, ...cells];
  });
  const lines = [[...head, ...perQuestion], ...rows].map((row) => `${row.map(cell).join(',')}\r\n`);
  return BYTE_ORDER_MARK + lines.join('');
}

/**
 * A cell that starts like a formula gets a quote: spreadsheets would run it (CSV injection). So that a
 * cell is one wherever it is read, it is quoted for `;` and tabs, too: they separate in some languages.
 */
function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
