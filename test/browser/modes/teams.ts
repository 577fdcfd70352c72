/** Modes of teams. */
import { colour, FAST, type Play, RED } from './play.ts';

/** The second is worth twice as much, so that it is clear who leads. */
const rising = [colour('One?'), colour('Two?', { points: 2000 })];
const FAST_TWICE = [1900, 2000] as const;

export const forTeams: Play[] = [
  {
    mode: 'teams',
    rules: { names: 'Reds, Blues', choose: true },
    questions: rising,
    // In turn they are red, blue and red.
    lobby: [
      ['Zoë', 'Blues'],
      ['Ana', 'reds'],
    ],
    rounds: [
      {
        answers: [
          ['Zoë', 'Red'],
          ['Ben', RED],
          ['Ana', 'B'],
        ],
        zoe: ['Right!', /1Blues(9\d\d|1,000)/, /2Reds(4\d\d|500)/],
        ana: /^❌ Q1(.|\n)*👥 Reds: (4\d\d|500) \(2\/2\)/,
        board: [
          [1, 'Blues', FAST],
          [2, 'Reds', [475, 500]],
        ],
      },
      {
        answers: [
          ['Ana', 'A'],
          ['Ben', RED],
        ],
        close: true,
        zoe: ['No answer', /1Reds2,[45]\d\d/],
        ana: /^✅ Q2(.|\n)*👥 Reds: 2,[45]\d\d \(1\/2\)/,
      },
    ],
    end: [
      [1, 'Ben', [2850, 3000]],
      [2, 'Ana', FAST_TWICE],
      [3, 'Zoë', FAST],
    ],
    teams: [
      [1, 'Reds', [2375, 2500]],
      [2, 'Blues', FAST],
    ],
  },
  {
    mode: 'captain',
    questions: rising,
    rounds: [
      {
        // Zoë answers for the first team, since she joined before Ben.
        answers: [
          ['Zoë', 'Green'],
          ['Ana', 'A'],
          ['Ben', RED],
        ],
        zoe: ['Not this time', /1Team 2(9\d\d|1,000)/, '2Team 10'],
        ana: /^✅ Q1(.|\n)*👥 Team 2: (9\d\d|1,000) \(1\/2\)/,
        board: [
          [1, 'Team 2', FAST],
          [2, 'Team 1', 0],
        ],
      },
      {
        // She is silent, so Ben does.
        answers: [
          ['Ana', 'B'],
          ['Ben', RED],
        ],
        close: true,
        zoe: ['No answer', /1Team 1(1,9\d\d|2,000)/],
        ana: /^❌ Q2(.|\n)*👥 Team 2: (9\d\d|1,000) \(2\/2\)/,
      },
    ],
    end: [
      [1, 'Ben', FAST_TWICE],
      [2, 'Ana', FAST],
      [3, 'Zoë', 0],
    ],
    teams: [
      [1, 'Team 1', FAST_TWICE],
      [2, 'Team 2', FAST],
    ],
  },
];
