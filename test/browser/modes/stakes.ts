/** Modes of what is put at stake before a question. */
import { colour, GREEN, type Play, RED } from './play.ts';

const two = [colour('One?'), colour('Two?')];

export const stakes: Play[] = [
  {
    mode: 'wager',
    rules: { seconds: 60 },
    questions: two,
    rounds: [
      {
        asked: 'Your bet',
        bets: [
          ['Zoë', { type: '400' }],
          ['Ana', 'bet 300'],
          ['Ben', 200],
        ],
        answers: [
          ['Zoë', 'Red'],
          ['Ana', 'B, bet 450'],
          ['Ben', RED],
        ],
        zoe: ['Right!', '+400'],
        // Nobody owes anything.
        ana: /^❌ Q1: Red\. 0/,
        board: [
          [1, 'Zoë', 400],
          [2, 'Ben', 200],
          [3, 'Ana', 0],
        ],
      },
      {
        asked: 'Your bet',
        bets: [['Zoë', { type: '250' }]],
        skip: true,
        answers: [
          ['Zoë', 'Green'],
          ['Ana', 'A'],
        ],
        close: true,
        zoe: ['Not this time', '-250'],
        ana: /^✅ Q2: Red\. \+450/,
      },
    ],
    // Ben was silent: so he has lost the 100 that count as his bet.
    end: [
      [1, 'Ana', 450],
      [2, 'Zoë', 150],
      [3, 'Ben', 100],
    ],
  },
  {
    mode: 'double',
    rules: { seconds: 60 },
    questions: two,
    rounds: [
      {
        answers: [
          ['Zoë', 'Red'],
          ['Ana', 'A double or nothing'],
          ['Ben', GREEN],
        ],
        zoe: ['Right!', '+1,000', /Won last ✦ 1,000/],
        ana: /^✅ Q1: Red\. \+1,000(.|\n)*✦ Won last: 1,000/,
        board: [
          [1, 'Zoë', 1000],
          [1, 'Ana', 1000],
          [3, 'Ben', 0],
        ],
      },
      {
        asked: 'Your last winnings',
        bets: [
          ['Zoë', 'Double or nothing'],
          ['Ben', 0],
        ],
        answers: [
          ['Zoë', 'Red'],
          ['Ana', 'B'],
          ['Ben', RED],
        ],
        zoe: ['Right!', '+2,000'],
        ana: /^❌ Q2: Red\. −1,000/,
      },
    ],
    end: [
      [1, 'Zoë', 3000],
      [2, 'Ben', 1000],
      [3, 'Ana', 0],
    ],
  },
];
