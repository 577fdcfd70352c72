import type { Archive } from '../../support/archive.ts';
import { seeded } from '../../support/random.ts';

const about = { limit: 20, points: 1000 };

const QUESTIONS = [
  {
    quiz: {
      ...about,
      id: 'a',
      type: 'single',
      text: 'Which planet has the most striking rings?',
      options: ['Saturn', 'Jupiter', 'Uranus', 'Neptune'],
      correct: [0],
      explanation: 'All four giants have rings; those of Saturn are bright ice.',
    },
    answers: [0, 0, 0, 1, 2, 3],
    isRight: (value: unknown) => value === 0,
  },
  {
    quiz: {
      ...about,
      id: 'b',
      type: 'text',
      text: 'Which city was called Constantinople?',
      accepted: ['Istanbul'],
    },
    answers: ['Istanbul', 'Istanbul', 'istambul', 'Byzantium', 'Ankara', 'إسطنبول'],
    isRight: (value: unknown) => String(value).toLowerCase().startsWith('ista'),
  },
  {
    quiz: {
      ...about,
      id: 'c',
      type: 'number',
      text: 'How high is Mount Everest, in metres?',
      value: 8849,
      tolerance: 10,
    },
    answers: [8849, 8848, 8000, 9000, 8884, 7500, 8500],
    isRight: (value: unknown) => Math.abs(Number(value) - 8849) <= 10,
  },
  {
    quiz: {
      ...about,
      id: 'd',
      type: 'boolean',
      text: 'Honey can be eaten after three thousand years.',
      correct: true,
    },
    answers: [true, true, true, true, true, false],
    isRight: (value: unknown) => value === true,
  },
  {
    quiz: {
      ...about,
      id: 'e',
      type: 'multiple',
      text: 'Which of these are prime numbers?',
      options: ['Two', 'Nine', 'Eleven', 'Fifteen', 'Seventeen'],
      correct: [0, 2, 4],
    },
    answers: [
      [0, 2, 4],
      [0, 2],
      [2, 4],
      [1, 3],
      [0, 2, 3, 4],
    ],
    isRight: (value: unknown) => String(value) === '0,2,4',
  },
];

const TEAMS = ['Blue whales', 'Red pandas', 'Green geckos'];

interface Wanted {
  /** Games with other numbers are other games, a day apart each. */
  at: number;
  players: number;
  title?: string;
}

/** A finished game as the records keep it: always the same one for the same number. */
export function playedGame({ at, players: count, title }: Wanted): Archive {
  const random = seeded(at + 1);
  const finishedAt = Date.UTC(2026, 10, 1 + at, 19, 48);
  const openedAt = (question: number) => finishedAt - (QUESTIONS.length - question) * 60_000;
  const ids = Array.from({ length: count }, (_, index) => `p${index}`);
  const answers: Archive['answers'] = [];
  const results: Archive['results'] = [];
  for (const [question, { answers: possible, isRight }] of QUESTIONS.entries()) {
    for (const player of ids) {
      if (random() < 0.08) continue;
      const value = possible[Math.floor(random() * possible.length)];
      const elapsed = 1200 + Math.floor(18_000 * random() ** (1 + question / 2));
      answers.push({ player, question, value, receivedAt: openedAt(question) + elapsed, elapsed });
      const right = isRight(value);
      const points = right ? Math.round((1 - elapsed / 40_000) * 1000) : 0;
      results.push({ player, question, correctness: right ? 1 : 0, points, streak: 0 });
    }
  }
  const totalOf = (id: string) =>
    results.reduce((sum, { player, points }) => (player === id ? sum + points : sum), 0);
  const totals = ids.map(totalOf);
  const players = ids.map((id, index) => ({
    id,
    nickname: index === 3 ? 'نور' : `Player ${index}`,
    channel: index % 3 === 0 ? 'whatsapp' : 'web',
    total: totals[index] ?? 0,
    rank: 1 + totals.filter((total) => total > (totals[index] ?? 0)).length,
    group: index % TEAMS.length,
  }));
  const inGroup = (group: number) => players.filter((player) => player.group === group);
  return {
    id: `game-${at}`,
    pin: '123456',
    quizId: title === undefined ? 'winter' : `quiz-${at}`,
    quiz: {
      title: title ?? 'First night of the long winter quiz',
      description: '',
      language: 'en',
      questions: QUESTIONS.map(({ quiz }) => quiz),
    },
    mode: 'teams',
    options: { countdown: 3, autoAdvance: null, maxPlayers: 1000 },
    modeOptions: {},
    outcome: 'completed',
    createdAt: finishedAt - 15 * 60_000,
    finishedAt,
    asked: QUESTIONS.length,
    rulings: [{ question: 1, label: 'إسطنبول', key: 'إسطنبول', correctness: 1, at: finishedAt }],
    groups: TEAMS.map((name, group) => ({
      name,
      total: inGroup(group).reduce((sum, { total }) => sum + total, 0),
      players: inGroup(group).length,
    })),
    players,
    answers,
    results,
  };
}
