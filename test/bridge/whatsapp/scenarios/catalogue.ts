import { setTimeout as sleep } from 'node:timers/promises';
import { shiftedClock } from '../../../../bridge/whatsapp/simulator/clock.ts';
import { META_LIMITS } from '../../../../bridge/whatsapp/simulator/limits.ts';
import type { Scenario } from './scenario.ts';

/** ms that Redis is gone, and that a token is refused. */
const AWAY = 5000;
const EXPIRED = 6000;

/**
 * The common part of most scenarios: Meta's limits, and as many players as a busy machine likes.
 */
const ORDINARY = {
  players: 40,
  questions: 3,
  limit: 30,
  on: 'memory',
  simulator: { limits: META_LIMITS },
  crowd: { arrive: [0, 2000], think: [100, 1500] },
} satisfies Partial<Scenario>;

/** Every scenario; of those with limits, the rest of the settings is as it is for everybody. */
export const SCENARIOS: readonly Scenario[] = [
  {
    ...ORDINARY,
    name: 'happy',
    about: 'nothing goes wrong: taps, letters and words, hidden numbers, double and late taps',
    crowd: { ...ORDINARY.crowd, hidden: 0.2, doubleTap: 0.2, oldTap: 0.2, chatter: 0.2 },
    never: ['refused 131056', 'refused 130429'],
  },
  {
    ...ORDINARY,
    name: 'people',
    about:
      '200 people type as people do, quote, chat, send late; WhatsApp’s clock is an hour behind',
    on: 'redis',
    players: 200,
    limit: 60,
    settings: { WHATSAPP_PAIR_BURST: '45' },
    simulator: {
      limits: META_LIMITS,
      clock: shiftedClock(-3_600_000),
      webhooks: { batch: 5 },
      faults: [
        { kind: 'delay', of: 'messages', rate: 0.1, ms: [0, 2500] },
        { kind: 'null-lists', rate: 0.5 },
      ],
    },
    crowd: {
      arrive: [0, 6000],
      think: [500, 6000],
      tap: 0.1,
      people: 1,
      chatter: 0.1,
      hidden: 0.2,
    },
    sees: ['fault delay', 'fault null-lists'],
  },
  {
    ...ORDINARY,
    name: 'pair-limit',
    about: 'a user gets two messages at once, where QRush believes in 45',
    limit: 8,
    settings: { WHATSAPP_PAIR_BURST: '45' },
    simulator: { limits: { ...META_LIMITS, pairBurst: 2 } },
    facts: { pairBurst: 2 },
    sees: ['refused 131056'],
    warns: /shorter than 12 s/,
  },
  {
    ...ORDINARY,
    name: 'throughput',
    about: 'the number takes 15 messages a second, where QRush believes in 80',
    simulator: { limits: { ...META_LIMITS, rate: 15 } },
    sees: ['refused 130429'],
  },
  {
    ...ORDINARY,
    name: 'disorder',
    about: 'three in ten updates come twice, three in ten out of order, five to a webhook',
    simulator: {
      limits: META_LIMITS,
      webhooks: { batch: 5 },
      faults: [
        { kind: 'duplicate', rate: 0.3, ms: [0, 1000] },
        { kind: 'reorder', rate: 0.3, ms: 1000 },
      ],
    },
    crowd: { ...ORDINARY.crowd, doubleTap: 0.2 },
    sees: ['fault duplicate', 'fault reorder'],
  },
  {
    ...ORDINARY,
    name: 'failing-api',
    about: 'one request in five is answered with a 503',
    simulator: { limits: META_LIMITS, faults: [{ kind: 'http', status: 503, rate: 0.2 }] },
    sees: ['fault http'],
  },
  {
    ...ORDINARY,
    name: 'ambiguous',
    about: 'three connections in ten drop after the message was taken, one in ten before',
    simulator: {
      limits: META_LIMITS,
      faults: [
        { kind: 'drop', rate: 0.3 },
        { kind: 'drop', rate: 0.1, accepted: false },
      ],
    },
    sees: ['fault drop'],
  },
  {
    ...ORDINARY,
    name: 'killed-worker',
    about: 'one of two processes is killed while it sends a question',
    on: 'two on redis',
    limit: 60,
    simulator: { limits: META_LIMITS, faults: [{ kind: 'slow', ms: [200, 800] }] },
    trouble: { question: 1, after: 10, strike: ({ servers }) => servers.kill() },
  },
  {
    ...ORDINARY,
    name: 'redis-away',
    about: 'Redis is killed in the middle of a question, and is back 5 s later',
    on: 'redis',
    limit: 60,
    trouble: {
      question: 1,
      after: 10,
      async strike({ servers: { redis } }) {
        await redis?.kill();
        await sleep(AWAY);
        await redis?.restart();
      },
    },
    sees: ['webhook 503'],
  },
  {
    ...ORDINARY,
    name: 'token',
    about: 'the token is refused for 6 s in the middle of a question',
    trouble: {
      question: 1,
      after: 10,
      async strike({ simulator: { faults } }) {
        faults.add({ kind: 'error', code: 190, on: 'any', until: EXPIRED });
      },
    },
    sees: ['fault error'],
  },
  {
    ...ORDINARY,
    name: 'restricted',
    about: 'Meta brings some recipients nothing: refused at once, or told later, in three ways',
    simulator: {
      limits: META_LIMITS,
      faults: [
        { kind: 'error', code: 130497, user: '5511900000003' },
        { kind: 'error', code: 131030, user: '5511900000011' },
        ...[131047, 131049, 131050, 130472].map((code, at) => ({
          kind: 'status' as const,
          mode: 'failed-after-sent' as const,
          code,
          user: `${5_511_900_000_020 + at}`,
        })),
      ],
    },
    sees: ['refused 130497', 'fault status'],
  },
  {
    ...ORDINARY,
    name: 'flood',
    about: 'one player in ten sends 20 messages a second for 2 s after each answer',
    crowd: { ...ORDINARY.crowd, flood: 0.1 },
  },
  {
    ...ORDINARY,
    name: 'crowd',
    about: 'more players than the number can reach at once, at a quarter of its rate',
    players: 80,
    questions: 2,
    limit: 60,
    settings: { WHATSAPP_RATE: '20', WHATSAPP_RATE_RESERVE: '6' },
    simulator: { limits: { ...META_LIMITS, rate: 20 }, webhooks: { batch: 5 } },
    warns: /takes \d+ s to reach all 80 players/,
  },
  {
    ...ORDINARY,
    name: 'thousands',
    about: '2,000 players at 80 messages a second, in and out together; takes minutes',
    players: 2000,
    limit: 120,
    simulator: { limits: META_LIMITS, webhooks: { batch: 20 } },
    crowd: { arrive: [0, 40_000], think: [1000, 8000] },
    warns: /takes \d+ s to reach all \d+ players/,
  },
];

/** The scenario of this name. @throws Error when there is none */
export function scenarioOf(name: string): Scenario {
  const scenario = SCENARIOS.find((known) => known.name === name);
  if (!scenario) throw new Error(`there is no scenario "${name}": see --list`);
  return scenario;
}
