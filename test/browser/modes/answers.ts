/** Modes in which what others say decides. */
import { BLUE, colour, number, type Play, RED } from './play.ts';

export const amongAnswers: Play[] = [
  {
    mode: 'closest',
    questions: [number('How high?', 100), number('How far?', 7)],
    rounds: [
      {
        answers: [
          ['Zoë', { type: '90' }],
          ['Ana', '112'],
          ['Ben', 110],
        ],
        zoe: ['Right!', '+1,000', 'Your answer90'],
        ana: /^❌ Q1: 100\. 0/,
        board: [
          [1, 'Zoë', 1000],
          [1, 'Ben', 1000],
          [3, 'Ana', 0],
        ],
      },
      {
        answers: [
          ['Zoë', { type: '8' }],
          ['Ana', '7'],
          ['Ben', 3],
        ],
        zoe: ['Not this time', 'Somebody had it exactly.'],
        screen: ['Somebody had it exactly.'],
        console: ['Somebody had it exactly.'],
        ana: /^✅ Q2: 7\. \+1,000(.|\n)*Somebody had it exactly/,
      },
    ],
    end: [
      [1, 'Zoë', 1000],
      [1, 'Ana', 1000],
      [1, 'Ben', 1000],
    ],
  },
  {
    mode: 'minority',
    questions: [colour('One?'), colour('Two?')],
    rounds: [
      {
        answers: [
          ['Zoë', 'Black'],
          ['Ana', 'A'],
          ['Ben', RED],
        ],
        // Her own answer is told besides the one of the quiz.
        zoe: ['Right!', '+1,000', 'Fewest times an answer was given: 1', /Your answer.*Black/],
        screen: ['Fewest times an answer was given: 1'],
        ana: /^❌ Q1(.|\n)*Fewest times an answer was given: 1/,
        board: [
          [1, 'Zoë', 1000],
          [2, 'Ana', 0],
          [2, 'Ben', 0],
        ],
      },
      {
        answers: [
          ['Zoë', 'Red'],
          ['Ana', 'B'],
          ['Ben', BLUE],
        ],
        zoe: ['Not this time', 'No answer was rarer than the others.'],
        ana: /^❌ Q2(.|\n)*No answer was rarer/,
      },
    ],
    end: [
      [1, 'Zoë', 1000],
      [2, 'Ana', 0],
      [2, 'Ben', 0],
    ],
  },
];
