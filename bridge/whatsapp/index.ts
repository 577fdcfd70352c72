import type { AddressInfo } from 'node:net';
import { definePlugin, type PluginContext } from '../../server/plugin.ts';
import { type Account, accountFrom } from './account.ts';
import { WhatsAppChannel } from './channel.ts';
import { Clocks } from './clocks.ts';
import { type WhatsAppConfig, whatsappConfig } from './config.ts';
import { Conversation } from './conversation.ts';
import { forgetPlayers } from './farewell.ts';
import { identifyWith } from './identity.ts';
import { BusinessNumber, browserLink, chatLink, phoneLink } from './join-link.ts';
import { Outlook } from './outlook.ts';
import { WHATSAPP } from './players.ts';
import { type Seat, Seats } from './seats.ts';
import { phonesInWords, simulatesPhones } from './simulation.ts';
import { META_LIMITS } from './simulator/limits.ts';
import { phoneRoutes } from './simulator/phone-routes.ts';
import { type Simulator, startSimulator } from './simulator/simulator.ts';
import { shareTimers } from './timers.ts';
import { openTransport } from './transport.ts';
import { WEBHOOK_PATH, webhookRoutes } from './webhook.ts';

/**
 * WhatsApp as a channel: people join and answer in a chat. With WHATSAPP_SIMULATOR the other side is a
 * simulator on this machine, whose phones are at /phone; the bridge itself does not know which.
 */
export default definePlugin({
  name: 'whatsapp',
  dependsOn: ['leaderboard'],
  config: whatsappConfig,
  async setup(ctx) {
    ctx.greeting.add('Play by phone', () => phonesInWords(ctx.settings, ctx.url()));
    const side = await otherSide(ctx);
    if (!side) {
      // Where a simulator could play, the greeting says that it is off.
      const level = ctx.settings.redisUrl === undefined ? 'debug' : 'info';
      ctx.log[level](
        'WhatsApp is off: set WHATSAPP_TOKEN (phones are simulated without REDIS_URL only)',
      );
      return;
    }
    const { account, simulator } = side;
    const bridge = build(ctx, account, simulator !== undefined);
    await webhookRoutes(ctx.http, { account, accept: bridge.accept });
    return async () => {
      bridge.number.close();
      await bridge.close();
      await simulator?.close();
    };
  },
});

/** Puts the bridge's parts together, and its channel among those of the server. */
function build(ctx: PluginContext<WhatsAppConfig>, account: Account, simulated: boolean) {
  const { settings, games, store, now, log, config } = ctx;
  if (settings.secret === undefined) throw new Error('SECRET is not set');
  const identify = identifyWith(settings.secret);
  // The simulated phone is a page of this server: it finds pictures by their path alone.
  const mediaBase = simulated ? '' : settings.publicUrl?.replace(/\/$/, '');

  // Without an address that the world knows, a phone could not follow a link.
  const webBase = simulated ? () => ctx.url() : () => settings.publicUrl?.replace(/\/$/, '');
  const webLink = async (pin: string, { gameId, playerId }: Pick<Seat, 'gameId' | 'playerId'>) => {
    const base = webBase();
    return base && browserLink(base, pin, await games.ticket(gameId, playerId));
  };

  const seats = new Seats(store);
  const clocks = new Clocks(games, store, config.grace);
  const timers = shareTimers(ctx.timers);
  const { outbox, receipts, api, rate, accept, close } = openTransport(ctx, account, {
    timers,
    identify,
    handle: (message) => conversation.handle(message),
    reached: (item, at) => clocks.reached(item, at),
    unreachable: async ({ about }) => about && channel.unreachable(about.gameId, about.playerId),
  });
  const conversation = new Conversation({
    games,
    store,
    seats,
    clocks,
    outbox,
    receipts,
    identify,
    mediaBase,
    now,
    webLink,
  });
  const number = new BusinessNumber(account.number);
  void number.learn(api, log);
  const joinUrl = (pin: string): string | undefined => {
    if (simulated) return phoneLink(ctx.url(), pin);
    return number.digits && chatLink(number.digits, pin);
  };
  const leaderboard = ctx.use('leaderboard');
  const { prices, grace } = config;
  const outlook = new Outlook({
    games,
    store,
    seats,
    clocks,
    outbox,
    prices,
    rate: rate * account.phoneNumberIds.length,
  });
  const channel = new WhatsAppChannel({
    games,
    leaderboard,
    seats,
    outbox,
    outlook,
    mediaBase,
    now,
    grace,
    joinUrl,
    admission: (...answered) => conversation.admission(...answered),
    webLink,
  });
  ctx.channels.register(channel);
  ctx.hooks.observe('player:disconnected', ({ gameId, playerId, connection }) =>
    connection === WHATSAPP ? undefined : channel.disconnected(gameId, playerId),
  );
  // By a timer: whatever happens meanwhile, people are forgotten, if need be by another process.
  const farewell = timers('farewell');
  farewell.handle((gameId) => forgetPlayers({ games, seats, clocks, outlook }, gameId));
  if (!config.keepPlayers) {
    ctx.hooks.observe('game:archived', async ({ game }) => farewell.set(game.id, await now()));
  }
  return { accept, close, number };
}

/** The account of the settings, or a simulator's where phones are to be simulated. */
async function otherSide({
  settings,
  http,
  log,
}: Pick<PluginContext, 'settings' | 'http' | 'log'>): Promise<
  { account: Account; simulator?: Simulator } | undefined
> {
  const account = accountFrom(settings);
  if (account) return { account };
  if (!simulatesPhones(settings)) return undefined;
  const simulator = await startSimulator({
    webhookUrl: () => ownUrl(http.server.address()),
    limits: META_LIMITS,
    localLinks: true,
  });
  await http.register(phoneRoutes(simulator, settings.unlimitedAddresses), {
    prefix: '/phone/api',
  });
  log.debug('WhatsApp is simulated, with phones at /phone');
  const { phoneNumberId, ...business } = simulator.account;
  return { account: { ...business, phoneNumberIds: [phoneNumberId] }, simulator };
}

/** @throws Error while the server does not listen yet */
function ownUrl(address: AddressInfo | string | null): string {
  if (address === null || typeof address === 'string') throw new Error('not listening on a port');
  const everywhere = address.address === '0.0.0.0' || address.address === '::';
  const host = everywhere ? '127.0.0.1' : address.address;
  return `http://${host.includes(':') ? `[${host}]` : host}:${address.port}${WEBHOOK_PATH}`;
}
