import { setTimeout as sleep } from 'node:timers/promises';
import { Crowd } from '../../../../bridge/whatsapp/simulator/bots/crowd.ts';
import { judge } from '../../../../bridge/whatsapp/simulator/oracle/oracle.ts';
import type { Latency } from '../../../../bridge/whatsapp/simulator/outbound.ts';
import { type Simulator, startSimulator } from '../../../../bridge/whatsapp/simulator/simulator.ts';
import { type Host, hostGame } from '../../../support/clients.ts';
import { answersIn } from './answers.ts';
import { miscounts } from './counted.ts';
import { quizOf, rulesOf } from './quiz.ts';
import type { Outcome, Scenario } from './scenario.ts';
import { ADMIN, type Servers, startServers } from './servers.ts';
import { reportOf, spreadOf, taken, whatsappOf } from './watching.ts';

/** How real networks bring messages, in ms; and what the way to a phone may take on a busy machine. */
const LATENCY: Latency = { sent: [5, 50], delivered: [20, 200], read: [50, 300] };
const WAY = 1000;

/** ms between two tries of a command that the server could not do just now. */
const AGAIN = 250;

export interface PlayOptions {
  seed?: number;
  /** Told how it goes, a line at a time. */
  tell?(line: string): void;
}

/** Plays a scenario's game from the first JOIN to the last message, and judges it. */
export async function play(scenario: Scenario, options: PlayOptions = {}): Promise<Outcome> {
  const { seed = 1, tell = () => {} } = options;
  let servers: Servers | undefined;
  const simulator = await startSimulator({
    latency: LATENCY,
    ...scenario.simulator,
    seed,
    webhookUrl: () => {
      if (!servers) throw new Error('there is no server yet');
      return `${servers.next()}/bridge/whatsapp/webhook`;
    },
  });
  await using _closing = { [Symbol.asyncDispose]: () => simulator.close() };
  await using started = await startServers(scenario.on, {
    ...accountOf(simulator),
    ...scenario.settings,
  });
  servers = started;
  using host = await hostGame(servers.url, quizOf(scenario), {}, ADMIN);
  return await conduct(scenario, { simulator, servers, host, tell });
}

const accountOf = ({ account }: Simulator) => ({
  WHATSAPP_API_URL: account.apiUrl,
  WHATSAPP_TOKEN: account.token,
  WHATSAPP_PHONE_NUMBER_ID: account.phoneNumberId,
  WHATSAPP_APP_SECRET: account.appSecret,
  WHATSAPP_VERIFY_TOKEN: account.verifyToken,
});

interface Cast {
  simulator: Simulator;
  servers: Servers;
  host: Host;
  tell(line: string): void;
}

async function conduct(scenario: Scenario, cast: Cast): Promise<Outcome> {
  const { simulator, servers, host, tell } = cast;
  const { players, questions, trouble } = scenario;
  const acked = new Set<string>();
  const stopListening = simulator.events.listen((entry) => {
    if (entry.type === 'ticked' && entry.status === 'read') acked.add(entry.id);
  });
  const crowd = new Crowd(simulator, { count: players, pin: host.pin, ...scenario.crowd });
  await host.inbox.next('lobby', (lobby) => lobby.players === players);
  const { url } = servers;
  const { plan } = await whatsappOf(url, host, (view) => view.plan.players === players);
  const { warnings } = plan;
  tell(`${players} players have joined. ${warnings.join(' ')}`);

  const opened: { openedAt: number; closesAt: number }[] = [];
  const startedAt = Date.now();
  await insist(() => host.command('start'));
  for (let index = 0; index < questions; index++) {
    if (index > 0) await insist(() => host.command('next'));
    opened.push(await host.inbox.next('question', (event) => event.index === index));
    if (trouble?.question === index) {
      await taken(simulator, trouble.after);
      await trouble.strike({ simulator, servers });
    }
    await host.inbox.next('reveal', (event) => event.index === index);
    const { questions: shown, answered } = crowd.stats();
    tell(`question ${index + 1}: shown ${shown} times and answered ${answered} times in all`);
  }
  await insist(() => host.command('next'));
  const took = Date.now() - startedAt;
  const report = await reportOf(url, host);
  await whatsappOf(url, host, (view) => view.report.messages?.queued === 0);
  crowd.stop();
  stopListening();

  const log = simulator.log();
  // By the simulator's clock, as all that phones saw.
  const ahead = simulator.schedule.now() - Date.now();
  const deadlines = opened.map(({ closesAt }) => closesAt + ahead);
  const openings = opened.map(({ openedAt }) => openedAt + ahead);
  const verdict = judge(
    log,
    {
      grace: WAY,
      questions: deadlines.map((closesAt, index) => ({ number: index + 1, closesAt })),
      ...scenario.facts,
    },
    simulator.events.forgotten,
  );
  const meant = new Map(crowd.bots.flatMap((bot) => [...bot.meant]));
  const given = answersIn(log, meant);
  const nicknames = new Map(crowd.bots.map(({ phone }) => [phone.number, phone.profileName]));
  const counts = simulator.events.counts();
  return {
    problems: [
      ...verdict.problems.map(({ kind, phone, about }) => `${kind}: ${phone}: ${about}`),
      ...miscounts(report, { given, acked, openings, deadlines, nicknames }, rulesOf(scenario)),
      ...unseen(scenario, counts, warnings),
    ],
    verdict,
    given: given.length,
    counted: report.players.reduce((sum, { answers }) => sum + answers.length, 0),
    warnings,
    counts,
    spread: Math.max(...openings.map((openedAt, index) => spreadOf(log, index + 1, openedAt))),
    took,
  };
}

/** Does a command again while the server cannot: the host would press the button again. */
async function insist(command: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await command();
      return;
    } catch (error) {
      if (!(error instanceof Error) || error.message !== 'UNAVAILABLE') throw error;
      await sleep(AGAIN);
    }
  }
}

/** The effects that the scenario was to show and did not. */
function unseen(
  { sees = [], never = [], warns }: Scenario,
  counts: Outcome['counts'],
  warnings: string[],
): string[] {
  return [
    ...sees.filter((kind) => !counts[kind]).map((kind) => `there was no "${kind}"`),
    ...never
      .filter((kind) => counts[kind])
      .map((kind) => `there was "${kind}", ${counts[kind]} times`),
    ...(warns && !warnings.some((warning) => warns.test(warning))
      ? [`the host was not warned of ${warns}`]
      : []),
  ];
}
