import { Counter } from 'prom-client';
import { definePlugin, type PluginContext, z } from '../../server/plugin.ts';
import { Audience } from '../chat/audience.ts';
import { browserLink, type SummaryLink, summaryUrl, type WebLink } from '../chat/browser-link.ts';
import { forgetPlayers } from '../chat/farewell.ts';
import { Seats } from '../chat/seats.ts';
import { datesInto, Skew } from '../chat/skew.ts';
import { Bot } from './bot.ts';
import { BotApi } from './bot-api.ts';
import { Broadcasts } from './broadcasts.ts';
import { TelegramChannel } from './channel.ts';
import { TelegramConversation } from './conversation.ts';
import { Inbox } from './inbox.ts';
import { Letters } from './letters.ts';
import { TELEGRAM } from './name.ts';
import { Outbox } from './outbox.ts';
import { Pace } from './pace.ts';
import { POLL, Poller } from './poller.ts';
import { Post } from './post.ts';
import { Speaker } from './speaker.ts';
import { WEBHOOK_PATH, webhookRoute } from './webhook.ts';

const config = z.object({
  /** From @BotFather. */
  token: z.string().regex(/^\d+:[\w-]+$/, 'a token as @BotFather gives it'),
  apiUrl: z.url({ protocol: /^https?$/ }).default('https://api.telegram.org'),
  /** Updates are brought to PUBLIC_URL; else they are asked for, by one process. */
  webhook: z.boolean().default(false),
  /** Seconds that Telegram holds a request for updates while there is none. */
  pollSeconds: z.int().min(1).max(50).default(25),
  /** Messages a second, to all chats together. */
  perSecond: z.number().min(1).max(1000).default(30),
  /** ms between two messages to one chat. */
  chatPause: z.int().min(0).max(60_000).default(1000),
});
type Config = z.output<typeof config>;

/** Telegram as a channel: people join and answer in a chat with a bot. Not built in: see docs/bridges.md. */
export default definePlugin({
  name: 'telegram',
  dependsOn: ['leaderboard'],
  config,
  async setup(ctx) {
    const { api, outbox, inbox, broadcasts, conversation, skew, ...parts } = build(ctx);
    const poller = ctx.config.webhook ? undefined : pollerOf(ctx, api, inbox);
    const prepare = poller ? async () => {} : webhook(ctx, api, inbox);
    const bot = new Bot({ api, prepare, log: ctx.log });
    const channel = new TelegramChannel({
      ...parts,
      games: ctx.games,
      broadcasts,
      outbox,
      now: ctx.now,
      admission: (...answered) => conversation.admission(...answered),
      username: () => bot.username,
    });
    ctx.channels.register(channel);
    ctx.hooks.observe('player:disconnected', ({ gameId, playerId, connection }) =>
      connection === TELEGRAM ? undefined : channel.disconnected(gameId, playerId),
    );
    ctx.timers.handle(async (key) => (key === POLL ? poller?.poll() : broadcasts.run(key)));
    ctx.stats.add('queue', 'telegram', () => ({
      sending: outbox.busy,
      handling: inbox.busy,
      skew: skew.ms,
    }));
    await bot.meet();
    await poller?.start();
    return async () => {
      bot.close();
      poller?.close();
      await inbox.idle();
      await outbox.close();
    };
  },
});

/** Puts the bridge's parts together. */
function build(ctx: PluginContext<Config>) {
  const { games, store, now, log, media } = ctx;
  const skew = new Skew(log, 'Telegram');
  const { perSecond, chatPause } = ctx.config;
  const api = new BotApi(ctx.config, datesInto(skew, now));
  const identify = (chat: string) => ctx.keyed(`chat:${chat}`);
  const leaderboard = ctx.use('leaderboard');
  const seats = new Seats(store);
  const audience = new Audience({ games, leaderboard, seats, channel: TELEGRAM });
  const { webLink, summaryLink } = linksOf(ctx);
  const letters = new Letters({ games, leaderboard, webLink, summaryLink });
  const outbox = new Outbox({
    post: new Post({ api, store, media }),
    pace: new Pace({ store, now, perSecond, chatPause }),
    store,
    now,
    identify,
    blocked: (chat) => audience.away(identify(chat)),
    log,
    messages: counter(ctx, 'sent', 'Messages to Telegram players, by how they ended'),
  });
  const speaker = new Speaker({ letters, outbox, api, now, webLink });
  const conversation = new TelegramConversation({
    games,
    store,
    seats,
    audience,
    outbox,
    api,
    speaker,
    skew,
    identify,
  });
  const inbox = new Inbox({
    store,
    identify,
    now,
    handle: (update, came) => conversation.handle(update, came),
    log,
    updates: counter(ctx, 'received', 'Updates from Telegram, by what became of them'),
  });
  const broadcasts = new Broadcasts({
    games,
    letters,
    outbox,
    timers: ctx.timers,
    audience,
    now,
    ended: (gameId) => forgetPlayers({ games, seats, channel: TELEGRAM }, gameId),
  });
  return {
    api,
    outbox,
    inbox,
    broadcasts,
    conversation,
    seats,
    audience,
    letters,
    leaderboard,
    skew,
  };
}

/** Without an address that the world knows, a phone could not follow a link. */
function linksOf({ settings, games }: PluginContext<Config>): {
  webLink: WebLink;
  summaryLink: SummaryLink;
} {
  const base = settings.publicUrl?.replace(/\/$/, '');
  return {
    webLink: async (pin, { gameId, playerId }) =>
      base && browserLink(base, pin, await games.ticket(gameId, playerId)),
    summaryLink: ({ gameId, playerId }) =>
      base && summaryUrl(base, games.summaryToken(gameId, playerId)),
  };
}

function pollerOf(ctx: PluginContext<Config>, api: BotApi, inbox: Inbox): Poller {
  const { timers, store, now, log, config } = ctx;
  return new Poller({ api, inbox, timers, store, now, log, wait: config.pollSeconds * 1000 });
}

/** @returns tells Telegram about the webhook @throws Error without a public address */
function webhook(ctx: PluginContext<Config>, api: BotApi, inbox: Inbox): () => Promise<void> {
  const base = ctx.settings.publicUrl?.replace(/\/$/, '');
  if (base === undefined)
    throw new Error('webhook needs PUBLIC_URL, where Telegram finds the server');
  const secret = ctx.keyed('webhook');
  webhookRoute(ctx.http, { secret, inbox });
  return () => api.setWebhook(base + WEBHOOK_PATH, secret);
}

const counter = ({ metrics }: PluginContext<Config>, name: string, help: string) =>
  new Counter({
    name: `qrush_telegram_${name}_total`,
    help,
    labelNames: ['outcome'] as const,
    registers: [metrics],
  });
