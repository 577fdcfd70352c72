import { Matcher } from '../../plugins/question-types/matching/matcher.ts';
import { match } from './baseline.ts';
import { pick, seeded } from './random.ts';
import { slipsOf } from './slips.ts';

const ROUNDS = 15;
const ANSWERS = 20_000;

/** Questions with five variants each. */
const QUESTIONS = [
  ['Mount Everest', 'Everest', 'Chomolungma', 'Sagarmatha', 'Qomolangma'],
  ['William Shakespeare', 'Shakespeare', 'W. Shakespeare', 'The Bard', 'Bard of Avon'],
  ['Rio de Janeiro', 'Rio', 'City of Rio de Janeiro', 'Rio, Brazil', 'Guanabara'],
  ['São Paulo', 'Sao Paulo City', 'Sampa', 'City of São Paulo', 'Greater São Paulo'],
  ['Leonardo da Vinci', 'Da Vinci', 'Leonardo', 'Leonardo di ser Piero', 'Vinci'],
];

const WRONG = [
  'Kilimanjaro',
  'mont blanc',
  'Christopher Marlowe',
  'Buenos Aires',
  'no idea',
  'K2',
  'Michelangelo',
  'dont know',
  '42',
  'Brasília',
];

interface Asked {
  question: number;
  typed: string;
}

export interface Speed {
  /** Median over rounds of the time of the new matcher by that of the old one. */
  ratio: number;
  /** µs an answer, median. */
  before: number;
  now: number;
  /** µs a wrong answer, median. */
  wrong: number;
}

/** 70 % as accepted give or take case, 20 % with a slip, 10 % wrong. */
export function speed(): Speed {
  const mix = answersOf(ANSWERS, (random) => random());
  const wrongs = answersOf(ANSWERS, () => 1);
  const rounds = Array.from({ length: ROUNDS }, () => {
    // Candidates are worked out again for each batch, as a thread gets them.
    const lists = QUESTIONS.map((accepted) => [...accepted]);
    const before = cpu(() => {
      for (const { question, typed } of mix) match(lists[question] ?? [], typed);
    });
    const matchers = QUESTIONS.map((accepted) => new Matcher({ accepted }));
    const now = cpu(() => {
      for (const { question, typed } of mix) matchers[question]?.find(typed);
    });
    const wrong = cpu(() => {
      for (const { question, typed } of wrongs) matchers[question]?.find(typed);
    });
    return {
      ratio: now / before,
      before: before / ANSWERS,
      now: now / ANSWERS,
      wrong: wrong / ANSWERS,
    };
  });
  // The first rounds warm up.
  const warm = rounds.slice(3);
  const median = (of: (round: Speed) => number) =>
    warm.map(of).toSorted((a, b) => a - b)[Math.floor(warm.length / 2)] ?? Number.NaN;
  return {
    ratio: median(({ ratio }) => ratio),
    before: median(({ before }) => before),
    now: median(({ now }) => now),
    wrong: median(({ wrong }) => wrong),
  };
}

/** @param kindOf from 0: right below 0.7, with a slip below 0.9, else wrong */
function answersOf(count: number, kindOf: (random: () => number) => number): Asked[] {
  const random = seeded(7);
  const slips = QUESTIONS.map((accepted) => slipsOf(accepted, 400));
  return Array.from({ length: count }, () => {
    const question = Math.floor(random() * QUESTIONS.length);
    const kind = kindOf(random);
    const right = pick(QUESTIONS[question] ?? [], random);
    const cased = pick([right, right.toLowerCase(), right.toLowerCase()], random);
    if (kind < 0.7) return { question, typed: cased };
    if (kind < 0.9) return { question, typed: pick(slips[question] ?? [], random).typed };
    return { question, typed: pick(WRONG, random) };
  });
}

/** µs of processor time. */
function cpu(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return user + system;
}
