import { plainLabel } from '../engine/question-type.ts';
import type { Question } from '../engine/quiz.ts';
import { isVoid } from '../engine/rulings.ts';
import type { AskedType, QuestionTypes } from '../games/guarded-type.ts';
import { QRushError } from '../protocol/errors.ts';
import type { PlayedGame } from '../protocol/report-parts.ts';
import type { ArchivedGame, Records } from '../records/contract.ts';
import type { QuestionFigures } from '../records/report-contract.ts';

export interface ReportSources {
  records: Pick<Records, 'games' | 'reports'>;
  types: QuestionTypes;
}

/** A game that is over, with what its questions are. */
export interface Played {
  game: ArchivedGame;
  /** In order; those that were not asked, too. */
  questions: PlayedQuestion[];
  /** Indexes of the questions with right answers that count. */
  graded: number[];
}

export interface PlayedQuestion {
  index: number;
  /** With the language that it is in. */
  question: Question;
  /** Undefined when the plugin that brought it is gone. */
  type: AskedType | undefined;
  /** It was asked, as far as that is known. */
  asked: boolean;
  /** It has right answers. */
  graded: boolean;
  /** A host has ruled that it counts for nothing. */
  void: boolean;
}

/** @throws QRushError `REPORT_NOT_READY` */
export async function played({ records, types }: ReportSources, id: string): Promise<Played> {
  const game = await records.games.get(id);
  if (!game) throw new QRushError('REPORT_NOT_READY');
  const { quiz, rulings, asked = quiz.questions.length } = game;
  const questions = quiz.questions.map((question, index): PlayedQuestion => {
    const type = types.get(question.type);
    return {
      index,
      question: { ...question, language: question.language ?? quiz.language },
      type,
      asked: index < asked,
      graded: type?.graded !== false,
      void: isVoid(rulings, index),
    };
  });
  const graded = questions
    .filter((one) => one.asked && one.graded && !one.void)
    .map(({ index }) => index);
  return { game, questions, graded };
}

/** A share, left out where there is nothing to share. */
export const shareOf = (part: number, whole: number): { right?: number } =>
  whole > 0 ? { right: part / whole } : {};

/** Seconds of an answer on average; left out where there is none. */
export const secondsOf = (elapsed: number, answers: number): { seconds?: number } =>
  answers > 0 ? { seconds: elapsed / answers / 1000 } : {};

/** The game itself, for its report. @param figures tell when its first question opened */
export function playedGame(game: ArchivedGame, figures: QuestionFigures[]): PlayedGame {
  const opened = figures.flatMap(({ openedAt }) => openedAt ?? []);
  return {
    id: game.id,
    pin: game.pin,
    title: game.quiz.title,
    quizId: game.quizId,
    mode: game.mode,
    outcome: game.outcome,
    ...(game.trial && { trial: game.trial }),
    createdAt: new Date(game.createdAt).toISOString(),
    ...(opened.length > 0 && { startedAt: new Date(Math.min(...opened)).toISOString() }),
    finishedAt: new Date(game.finishedAt).toISOString(),
  };
}

/** An answer in words. */
export const wordsOf = ({ type, question }: PlayedQuestion, value: unknown): string =>
  type ? type.label(question, value) : plainLabel(value);
