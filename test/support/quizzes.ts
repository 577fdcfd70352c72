/** Quizzes of tests: short, with known right answers. */

export const single = (text: string, correct: number, more: object = {}) => ({
  type: 'single',
  text,
  options: ['Red', 'Green', 'Blue', 'Black'],
  correct: [correct],
  ...more,
});

/** A quiz of this many single-choice questions; the right answer of question i is option i % 4. */
export const singles = (count: number, more: object = {}) => ({
  title: 'Singles',
  questions: Array.from({ length: count }, (_, index) =>
    single(`Question ${index + 1}?`, index % 4, more),
  ),
});

/** One question of each type. */
export const everyType = {
  title: 'Every type',
  questions: [
    single('Single?', 2),
    { type: 'multiple', text: 'Multiple?', options: ['a', 'b', 'c'], correct: [0, 2] },
    { type: 'boolean', text: 'Boolean?', correct: true },
    { type: 'text', text: 'Text?', accepted: ['Mount Everest', 'Everest'] },
    { type: 'number', text: 'Number?', value: 8849, tolerance: 10 },
  ],
};
