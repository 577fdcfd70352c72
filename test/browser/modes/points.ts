/** Modes in which right answers earn points, each for itself; and one without points. */
import { BLUE, colour, FAST, GREEN, type Play, RED } from './play.ts';

export const forPoints: Play[] = [
  {
    mode: 'classic',
    questions: [colour('One?'), colour('Two?')],
    rounds: [
      {
        answers: [
          ['Zoë', 'Red'],
          ['Ana', 'B'],
          ['Ben', GREEN],
        ],
        zoe: ['Right!', /\+(9\d\d|1,000)/],
        ana: /^❌ Q1: Red\. 0/,
        board: [
          [1, 'Zoë', FAST],
          [2, 'Ana', 0],
          [2, 'Ben', 0],
        ],
      },
      {
        answers: [
          ['Zoë', 'Red'],
          ['Ana', 'A'],
        ],
        close: true,
        // The second in a row earns 100 more.
        zoe: ['Right!', '2 in a row', /\+1,[01]\d\d/],
        ana: /^✅ Q2: Red\. \+(9\d\d|1,000)/,
      },
    ],
    end: [
      [1, 'Zoë', [2000, 2100]],
      [2, 'Ana', FAST],
      [3, 'Ben', 0],
    ],
  },
  {
    mode: 'classic',
    as: 'by the formula of Quizler',
    rules: { formula: 'quizler', streak: false },
    questions: [colour('One?')],
    rounds: [
      {
        answers: [
          ['Zoë', 'Red'],
          ['Ben', GREEN],
          ['Ana', 'B'],
        ],
        // 1,000 and 200 more in the first tenth of the time, less 1.5 with each second.
        zoe: ['Right!', /\+1,(1[5-9]\d|200)/],
        ana: /^❌ Q1/,
      },
    ],
    end: [
      [1, 'Zoë', [1150, 1200]],
      [2, 'Ana', 0],
      [2, 'Ben', 0],
    ],
  },
  {
    mode: 'classic',
    as: 'by the formula of Sendsteps, each question for its whole time',
    rules: { formula: 'sendsteps', fullTime: true },
    questions: [colour('One?')],
    rounds: [
      {
        answers: [
          ['Zoë', 'Red'],
          ['Ana', 'B'],
          ['Ben', BLUE],
        ],
        // Though everybody has answered, it stays open.
        close: true,
        // 249 of the 499 at the most are for speed, in a quiz of one question.
        zoe: ['Right!', /\+1,2[34]\d/],
        ana: /^❌ Q1: Red\. 0/,
      },
    ],
    end: [
      [1, 'Zoë', [1240, 1249]],
      [2, 'Ana', 0],
      [2, 'Ben', 0],
    ],
  },
  {
    mode: 'accuracy',
    questions: [colour('One?')],
    rounds: [
      {
        answers: [
          ['Zoë', 'Red'],
          ['Ben', RED],
          ['Ana', 'B'],
        ],
        zoe: ['Right!', '+1', '1st'],
        ana: /^❌ Q1: Red\. 0/,
      },
    ],
    // As many, and Zoë was faster.
    end: [
      [1, 'Zoë', 1],
      [2, 'Ben', 1],
      [3, 'Ana', 0],
    ],
  },
  {
    mode: 'confidence',
    questions: [colour('One?')],
    rounds: [
      {
        answers: [
          ['Zoë', 'Red', { sees: 'How sure are you?' }, 'Certain'],
          ['Ana', 'B certain'],
          ['Ben', RED],
        ],
        zoe: ['Right!', '+1,000'],
        ana: /^❌ Q1: Red\. −3,000/,
      },
    ],
    // An answer without a word of how sure it is counts as "likely".
    end: [
      [1, 'Zoë', 1000],
      [2, 'Ben', 750],
      [3, 'Ana', -3000],
    ],
  },
  {
    mode: 'ladder',
    rules: { seconds: 3 },
    questions: [colour('One?', { hints: ['It is a warm one'] })],
    rounds: [
      {
        answers: [
          ['Ana', 'A'],
          ['Ben', BLUE],
          ['Zoë', { sees: 'It is a warm one' }, 'Red'],
        ],
        zoe: ['Right!', '+800'],
        ana: /^✅ Q1: Red\. \+1,000/,
      },
    ],
    end: [
      [1, 'Ana', 1000],
      [2, 'Zoë', 800],
      [3, 'Ben', 0],
    ],
  },
  {
    mode: 'poll',
    questions: [colour('One?')],
    rounds: [
      {
        answers: [
          ['Zoë', 'Red'],
          ['Ana', 'B'],
          ['Ben', RED],
        ],
        zoe: ['Right!'],
        unsaid: /\+0|1st|Total|Level/,
        ana: /Q1: Red\. →/,
      },
    ],
    over: { zoe: 'Thanks for playing!', screen: 'The end' },
    end: [
      [1, 'Zoë', 0],
      [1, 'Ana', 0],
      [1, 'Ben', 0],
    ],
  },
];
