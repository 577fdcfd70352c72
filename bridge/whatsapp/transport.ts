import { type PluginTimers, QRushError } from '../../server/plugin.ts';
import { Absence } from '../chat/absence.ts';
import type { AskedQuestion } from '../chat/answering.ts';
import type { Delivered } from '../chat/sight.ts';
import { datesInto, Skew } from '../chat/skew.ts';
import { type Account, linesOf } from './account.ts';
import { Circuit } from './circuit.ts';
import { type CloudApi, HttpCloudApi, TIMEOUT } from './cloud-api.ts';
import type { WhatsAppContext } from './config.ts';
import type { Inbound, InboundMessage, Move } from './inbound.ts';
import { INBOX_RULES, Inbox } from './inbox.ts';
import { LaneOutbox, type LaneOutboxSources, outboxRules } from './lane-outbox.ts';
import { keepLanes } from './lanes/kept-lanes.ts';
import type { LaneRules, LaneStore } from './lanes/lane-store.ts';
import { redisLaneStore } from './lanes/redis-lane-store.ts';
import { MediaFiles, pathOf } from './media-files.ts';
import { counters, laneGauges } from './metrics.ts';
import { NumberHalts } from './number-halts.ts';
import type { Outbox } from './outbox.ts';
import { askedBy, Quotes } from './quotes.ts';
import { Receipts } from './receipts.ts';
import type { WhatsAppSettings } from './settings.ts';
import type { Status } from './statuses.ts';
import { UserIds } from './user-ids.ts';

export interface TransportSources
  extends Pick<LaneOutboxSources, 'reached' | 'unreachable' | 'identify'> {
  /** The bridge's timers, by part. */
  timers(part: string): PluginTimers;
  /** Why the account cannot be used, as far as a check of it has told. */
  problem(): string | undefined;
  /** Writes a draft, at the moment it is sent. @param files what questions show, as WhatsApp gets it */
  write(files: MediaFiles): LaneOutboxSources['write'];
  /** Handles a message from a user; may be called again for it when it fails. */
  handle(message: InboundMessage): Promise<void>;
  /** Told when a question is on a player's phone. */
  delivered?(asked: AskedQuestion, playerId: string, told: Delivered): Promise<void>;
  /** Told when the user first known by this id has another id or number. */
  moved?(userId: string, move: Move): Promise<void>;
}

/** How messages come and go: everything between the bridge's sense of a game and the Cloud API. */
export interface Transport {
  outbox: Outbox;
  receipts: Receipts;
  quotes: Quotes;
  skew: Skew;
  files: MediaFiles;
  /** The API as the first number, not through the circuit. */
  api: CloudApi;
  /** Messages a second that may go out of a number. */
  rate: number;
  /** Stores what a webhook brought. */
  accept(inbound: Inbound): Promise<void>;
  close(): Promise<void>;
}

type Context = Pick<
  WhatsAppContext,
  | 'ownSettings'
  | 'store'
  | 'media'
  | 'jobs'
  | 'redis'
  | 'keep'
  | 'now'
  | 'metrics'
  | 'stats'
  | 'health'
  | 'log'
>;

export function openTransport(
  ctx: Context,
  account: Account,
  {
    timers,
    identify,
    handle,
    moved,
    problem,
    write,
    reached,
    delivered,
    unreachable,
  }: TransportSources,
): Transport {
  const { ownSettings, jobs, log } = ctx;
  const lines = linesOf(account);
  const skew = new Skew(log, 'WhatsApp');
  const onDate = datesInto(skew, ctx.now);
  const apis = new Map(
    lines.map((line) => [line.phoneNumberId, new HttpCloudApi(line, TIMEOUT, onDate)]),
  );
  const files = new MediaFiles({ store: ctx.store, media: ctx.media, apis, log });
  const quotes = new Quotes(ctx.store, identify);
  const [api] = apis.values();
  if (!api) throw new Error('there is no business number');
  const circuit = new Circuit(log);
  const halts = new NumberHalts(log);
  const count = counters(ctx.metrics);
  const rate = rateOf(ownSettings);
  const rules = outboxRules(rate, ownSettings.pairBurst);
  const outbox = new LaneOutbox({
    store: laneStore(ctx, 'out', rules),
    rules,
    apis: new Map([...apis].map(([line, api]) => [line, quotes.noting(api)])),
    circuit,
    halts,
    write: write(files),
    unfit: async ({ question: { media } }, line) => media && files.forget(line, pathOf(media)),
    jobs,
    timers: timers('out'),
    identify,
    now: ctx.now,
    log,
    messages: count.sent,
    ...(reached && { reached }),
    ...(unreachable && { unreachable }),
  });
  const receipts = new Receipts({
    apis,
    count: count.receipts,
    strained: () => outbox.strained,
    enabled: ownSettings.receipts,
  });
  const userIds = new UserIds(ctx.store, identify);
  const absence = new Absence();
  const inbox = new Inbox({
    store: laneStore(ctx, 'in', INBOX_RULES),
    jobs,
    timers: timers('in'),
    identify,
    handle: async (message) => handle(await userIds.settle(message)),
    log,
    messages: count.received,
  });

  const read = async () => ({
    out: await outbox.stats(),
    skew: skew.ms,
    in: { handling: inbox.busy, ...(await inbox.stats()) },
  });
  ctx.stats.add('queue', 'whatsapp', read);
  laneGauges(ctx.metrics, {
    read,
    halted: () => (circuit.halted ?? halts.error) !== undefined,
    skew: () => skew.ms,
  });
  ctx.health.check('whatsapp', async () => {
    const halted = circuit.halted ?? halts.error;
    const reason = problem() ?? (halted && `the Cloud API refuses messages: ${halted.message}`);
    if (reason !== undefined) throw new QRushError('UNAVAILABLE', reason, { cause: halted });
  });

  const heard = async (statuses: Status[], heardAt: number) => {
    await outbox.heard(statuses);
    for (const { status, reference, at } of statuses) {
      const question = status === 'delivered' && at !== undefined && askedBy(reference);
      if (!question) continue;
      const told = { at: skew.momentOf(at), heardAt };
      // A clock that is less exact is no reason to have the webhook come again.
      await delivered?.(question.asked, question.playerId, told).catch((error: unknown) => {
        log.warn({ err: error }, 'it was not noted that a question is on a phone');
      });
    }
  };

  const accept = async ({ messages, statuses, moves, errors }: Inbound) => {
    for (const code of errors) log.warn({ code }, 'WhatsApp reports an error');
    for (const move of moves) {
      const first = await userIds.move(move);
      if (first !== undefined) await moved?.(first, move);
    }
    if (lines.length > 1) {
      // People are answered from the number they wrote to.
      await Promise.all(
        messages.map(({ sender, number }) => outbox.answerFrom(sender.address, number)),
      );
    }
    const receivedAt = messages.length + statuses.length > 0 ? await ctx.now() : 0;
    for (const { sentAt } of messages) {
      if (sentAt !== undefined) skew.arrived(sentAt, receivedAt);
    }
    const away = absence.ms;
    const came = { receivedAt, ...(away > 0 && { away }) };
    const received = Map.groupBy(messages, ({ number }) => number);
    await Promise.all([
      inbox.accept(messages.map((message) => ({ ...message, ...came }))),
      statuses.length > 0 && heard(statuses, receivedAt),
      ...[...received].map(([number, { length }]) => outbox.received(number, length)),
    ]);
  };

  return {
    outbox,
    receipts,
    quotes,
    skew,
    files,
    api,
    rate,
    accept: (inbound) => absence.take(() => accept(inbound)),
    async close() {
      inbox.close();
      outbox.close();
      await receipts.close();
      circuit.close();
    },
  };
}

const laneStore = (ctx: Context, name: string, rules: LaneRules): LaneStore =>
  ctx.redis ? redisLaneStore(ctx.redis, name, rules) : keepLanes(ctx.keep, name, rules);

/** Messages a second that may go out of a number. @throws Error when nothing is left of the rate */
function rateOf({ rate, rateReserve: reserve }: WhatsAppSettings) {
  if (reserve >= rate) throw new Error('WHATSAPP_RATE_RESERVE must be below WHATSAPP_RATE');
  return rate - reserve;
}
