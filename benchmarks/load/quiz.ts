/** Everything a player needs to get into a game. */
export interface Seat {
  pin: string;
  name: string;
}

/** The right option of the load test's questions, which players know. */
export const rightOption = (question: number): number => question % 4;

/** How a question of the load test reads; no other message says the same. */
export const questionText = (question: number): string => `Load question number ${question + 1}?`;

/** @param limit seconds a question is open */
export const quizOf = (questions: number, limit = 20) => ({
  title: 'Load test',
  questions: Array.from({ length: questions }, (_, index) => ({
    type: 'single',
    text: questionText(index),
    options: ['Red', 'Green', 'Blue', 'Black'],
    correct: [rightOption(index)],
    limit,
  })),
});
