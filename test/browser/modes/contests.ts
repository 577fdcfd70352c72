/** Modes of who is first, and who stays in. */
import { colour, GREEN, type Play, RED } from './play.ts';

const two = [colour('One?'), colour('Two?')];

export const contests: Play[] = [
  {
    mode: 'ranked',
    questions: two,
    rounds: [
      {
        answers: [
          ['Zoë', 'Red'],
          ['Ben', RED],
          ['Ana', 'B'],
        ],
        zoe: ['Right!', '+3'],
        ana: /^❌ Q1: Red\. 0/,
        board: [
          [1, 'Zoë', 3],
          [2, 'Ben', 2],
          [3, 'Ana', 0],
        ],
      },
      {
        answers: [
          ['Zoë', 'Green'],
          ['Ben', GREEN],
          ['Ana', 'A'],
        ],
        zoe: ['Not this time', 'Total3'],
        ana: /^✅ Q2: Red\. \+3/,
      },
    ],
    end: [
      [1, 'Zoë', 3],
      [1, 'Ana', 3],
      [3, 'Ben', 2],
    ],
  },
  {
    mode: 'finger',
    questions: [colour('One?')],
    rounds: [
      {
        // Nobody waits for Ana.
        answers: [
          ['Ben', GREEN],
          ['Zoë', 'Red'],
        ],
        zoe: ['Right!', '+1,000'],
        ana: /Q1: Red\. 0/,
      },
    ],
    end: [
      [1, 'Zoë', 1000],
      [2, 'Ana', 0],
      [2, 'Ben', 0],
    ],
  },
  {
    mode: 'buzzer',
    rules: { seconds: 60 },
    questions: two,
    rounds: [
      {
        asked: 'Who knows it?',
        bets: [['Zoë', { sees: 'One?' }, 'I know it!']],
        answers: [['Zoë', 'Red']],
        zoe: ['Right!', '+1,000'],
        ana: /Q1: Red\. 0/,
        board: [
          [1, 'Zoë', 1000],
          [2, 'Ana', 0],
          [2, 'Ben', 0],
        ],
      },
      {
        asked: 'Who knows it?',
        bets: [['Ana', 'I know it!']],
        answers: [
          ['Zoë', { sees: 'Only Ana may answer' }],
          ['Ana', 'B'],
        ],
        zoe: ['You were watching', 'Total1,000'],
        unsaid: /No answer/,
        ana: /^❌ Q2: Red\. −500/,
      },
    ],
    end: [
      [1, 'Zoë', 1000],
      [2, 'Ben', 0],
      [3, 'Ana', -500],
    ],
  },
  {
    mode: 'survival',
    rules: { lives: 1 },
    questions: [...two, colour('Three?'), colour('Four?')],
    rounds: [
      {
        answers: [
          ['Zoë', 'Green'],
          ['Ana', 'A'],
          ['Ben', RED],
        ],
        zoe: ['Not this time', 'You are out', 'Players still in: 2'],
        ana: /^✅ Q1: Red\. \+1,000(.|\n)*❤ Lives: 1\n.*Players still in: 2/,
        screen: ['Players still in: 2'],
        console: ['Players still in: 2'],
        board: [
          [1, 'Ana', 1000],
          [1, 'Ben', 1000],
          [3, 'Zoë', 0],
        ],
      },
      {
        // Zoë watches. Both who are left are wrong: nobody would be left.
        answers: [
          ['Zoë', { sees: 'You are out' }],
          ['Ana', 'B'],
          ['Ben', GREEN],
        ],
        zoe: ['You are out', 'nobody loses a life'],
        unsaid: /No answer/,
        ana: /^❌ Q2: Red\. 0(.|\n)*❤ Lives: 1\n.*nobody loses a life/,
        board: [
          [1, 'Ana', 1000],
          [1, 'Ben', 1000],
          [3, 'Zoë', 0],
        ],
      },
      {
        answers: [
          ['Ana', 'C'],
          ['Ben', RED],
        ],
        zoe: ['Only one is left: the game is won.'],
        unsaid: /No answer/,
        console: ['Next: the podium'],
        ana: /^❌ Q3: Red\. 0(.|\n)*Only one is left/,
      },
    ],
    end: [
      [1, 'Ben', 2000],
      [2, 'Ana', 1000],
      [3, 'Zoë', 0],
    ],
  },
];
