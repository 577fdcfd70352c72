import { classic } from '../../plugins/modes/classic.ts';
import { single } from '../../plugins/question-types/single.ts';
import { text } from '../../plugins/question-types/text.ts';
import type { Rules } from '../../plugins/scoring/score-batch.ts';
import type { GameMode, QuestionType } from '../../server/plugin.ts';
import type { ScoringBatch } from '../../server/services.ts';

export const rules: Rules = {
  types: new Map([text, single].map((type) => [type.name, type as unknown as QuestionType])),
  modes: new Map([[classic.name, classic as unknown as GameMode]]),
};

/** Texts that people type: right, right in other words, with a typo, wrong. */
const TYPED = [
  'Mount Everest',
  'everest',
  'the mount everest',
  'Mt. Everest',
  'Mount Evrest',
  'mont éverest',
  'K2',
  'Kilimanjaro',
  'Mont Blanc',
  'Chomolungma!',
  'chomolunma',
  'I do not know',
  'Denali',
  'sagarmatha',
  'Mount Everrest',
];
const question = { text: 'The highest mountain?', limit: 20, points: 1000 };
const quizText = {
  ...question,
  type: 'text',
  accepted: ['Mount Everest', 'Everest', 'Mt Everest', 'Chomolungma', 'Sagarmatha'],
};
const quizSingle = { ...question, type: 'single', options: ['a', 'b', 'c', 'd'], correct: [2] };

/** Answers to one question. */
export function batchOf(kind: 'text' | 'single', count: number): ScoringBatch {
  const indexes = Array.from({ length: count }, (_, index) => index);
  return {
    game: 'g',
    mode: 'classic',
    modeOptions: { speed: true, streak: true },
    question: kind === 'text' ? quizText : quizSingle,
    index: 3,
    questions: 10,
    seed: 'seed:3',
    players: indexes.map((index) => index.toString(36).padStart(5, '0')),
    // Nobody types quite the same: a number makes most of them different texts.
    values: indexes.map((index) =>
      kind === 'text' ? `${TYPED[index % TYPED.length]}${' '.repeat(index % 3)}` : index % 4,
    ),
    elapsed: indexes.map((index) => (index * 7) % 20_000),
    receivedAt: indexes.map((index) => 1_764_000_000_000 + ((index * 7) % 20_000)),
    streaks: indexes.map((index) => index % 4),
    totals: indexes.map((index) => index % 4000),
  };
}
