import { clockPath } from '../setup/programs.ts';
import { PRESENCE_GRACE, SILENCE } from './rig/limits.ts';
import type { Moment, Scenario } from './rig/scenario.ts';
import * as strike from './strikes.ts';

/** ms that a process stands still. */
const FROZEN = 3000;

/** The phases of a game in which a process dies or stands still. */
const PHASES: Moment[] = ['lobby', 'open', 'closing', 'reveal', 'archive'];

const workers: Scenario[] = PHASES.flatMap((phase): Scenario[] => [
  {
    name: `kill-${phase}`,
    group: 'workers',
    about: `one of two processes is killed: ${phase}`,
    on: 'pm2',
    strikes: { [phase]: strike.kill },
  },
  {
    name: `freeze-${phase}`,
    group: 'workers',
    about: `one of two processes stands still for ${FROZEN / 1000} s: ${phase}`,
    on: 'pm2',
    limit: 8,
    strikes: { [phase]: strike.freeze(FROZEN) },
  },
]);

/** A process whose clock is wrong, beside one whose clock is right until that one dies. */
const skewed = (name: string, by: string): Scenario => ({
  name,
  group: 'clock',
  about: `the clock of one of two processes is wrong by ${by}, and the other one is killed`,
  on: 'pair',
  settings: () => [
    {},
    { LD_PRELOAD: clockPath(), FAKETIME: by, FAKETIME_DONT_FAKE_MONOTONIC: '1' },
  ],
  strikes: { open: strike.killFirst },
});

/** Every scenario, in the order of the table. */
export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'none',
    group: 'none',
    about: 'nothing breaks: what the rig itself says',
    on: 'pair',
    strikes: {},
  },
  ...workers,
  {
    name: 'kill-and-quit',
    group: 'workers',
    about:
      'a process is killed in a reveal, and three in ten players leave for good in that moment',
    on: 'pm2',
    limit: 15,
    talkative: true,
    // For so long the next question waits for them, and no longer.
    lasts: PRESENCE_GRACE,
    strikes: { reveal: strike.killAndQuit },
  },
  {
    name: 'reload',
    group: 'daemon',
    about: 'all processes are replaced while a question is open',
    on: 'pm2',
    limit: 10,
    lasts: 0,
    reachable: true,
    strikes: { open: strike.reload },
  },
  {
    name: 'daemon',
    group: 'daemon',
    about: "PM2's daemon is killed, and started again",
    on: 'pm2',
    limit: 40,
    talkative: true,
    strikes: { open: strike.killDaemon },
  },
  {
    name: 'redis-kill',
    group: 'redis',
    about: 'Redis is killed, and back after 3 s',
    on: 'pair',
    limit: 10,
    strikes: { open: strike.killRedis(3000) },
  },
  {
    name: 'redis-freeze',
    group: 'redis',
    about: 'Redis stands still for 5 s',
    on: 'pair',
    limit: 10,
    strikes: { closing: strike.freezeRedis(5000) },
  },
  {
    name: 'redis-pubsub',
    group: 'redis',
    about: 'subscriptions break right before a question, a reveal and the end',
    on: 'pair',
    always: true,
    strikes: {
      next: strike.dropClients('pubsub'),
      closing: strike.dropClients('pubsub'),
      finish: strike.dropClients('pubsub'),
    },
  },
  {
    name: 'redis-clients',
    group: 'redis',
    about: 'all other connections to Redis break at each step',
    on: 'pair',
    always: true,
    strikes: {
      next: strike.dropClients('normal'),
      open: strike.dropClients('normal'),
      closing: strike.dropClients('normal'),
      finish: strike.dropClients('normal'),
    },
  },
  {
    name: 'redis-memory',
    group: 'redis',
    about: 'Redis has no memory left for 3 s',
    on: 'pair',
    limit: 10,
    strikes: { open: strike.fillRedis(3000) },
  },
  {
    name: 'redis-flush',
    group: 'redis',
    about: 'Redis forgets everything: everybody is to be told that the game is gone',
    on: 'pair',
    limit: 20,
    vanishes: true,
    lasts: 2000,
    strikes: { open: strike.flushRedis },
  },
  {
    name: 'postgres-away',
    group: 'postgres',
    about: 'PostgreSQL is away across the end, for 6 s',
    on: 'pair',
    always: true,
    lasts: 0,
    reachable: true,
    strikes: { open: strike.stopPostgres(6000) },
  },
  {
    name: 'postgres-kill',
    group: 'postgres',
    about: 'PostgreSQL is killed while the game is archived',
    on: 'pair',
    lasts: 0,
    reachable: true,
    strikes: { archive: strike.killPostgres },
  },
  {
    name: 'half-open',
    group: 'network',
    about: 'three in ten connections stay, and nothing comes through',
    on: 'pair',
    limit: 25,
    talkative: true,
    lasts: SILENCE,
    strikes: { open: strike.halfOpen },
  },
  {
    name: 'resets',
    group: 'network',
    about: 'one in ten connections is reset each second',
    on: 'pair',
    reachable: true,
    strikes: { lobby: strike.resets },
  },
  {
    name: 'returns',
    group: 'network',
    about: 'everybody comes back all the time while a question is opened',
    on: 'pair',
    always: true,
    questions: 9,
    talkative: true,
    lasts: 0,
    reachable: true,
    strikes: { reveal: strike.returns(500) },
  },
  {
    name: 'lag',
    group: 'network',
    about: 'every packet takes 500 ms more, each way',
    on: 'pair',
    lasts: 1000,
    reachable: true,
    strikes: { lobby: strike.lag(500) },
  },
  {
    name: 'slow-readers',
    group: 'network',
    about: 'three clients read nothing of what they are sent',
    on: 'pair',
    lasts: 0,
    reachable: true,
    strikes: { lobby: strike.slowReaders(3) },
  },
  skewed('clock-ahead', '+60s'),
  skewed('clock-behind', '-60s'),
  {
    name: 'storm',
    group: 'storm',
    about: 'all processes are killed under a crowd, which comes back at once',
    on: 'pm2',
    limit: 20,
    talkative: true,
    storm: true,
    fullest: 60,
    strikes: { open: strike.killAll },
  },
];

/** The scenario of this name. @throws Error when there is none */
export function scenarioOf(name: string): Scenario {
  const scenario = SCENARIOS.find((known) => known.name === name);
  if (!scenario) throw new Error(`there is no scenario "${name}": see --list`);
  return scenario;
}

/** The scenarios of these names and groups, each once. @throws Error when one is unknown */
export function selected(names: string[]): Scenario[] {
  const groups = new Set(SCENARIOS.map(({ group }) => group));
  const wanted = new Set(
    names.flatMap((name) =>
      groups.has(name) ? SCENARIOS.filter(({ group }) => group === name) : [scenarioOf(name)],
    ),
  );
  return SCENARIOS.filter((scenario) => wanted.has(scenario));
}
