import { browserLink, type SummaryLink, summaryUrl, type WebLink } from '../chat/browser-link.ts';
import { forgetPlayers } from '../chat/farewell.ts';
import { Seats } from '../chat/seats.ts';
import { OWN_BEGINNING } from '../chat/sight.ts';
import type { Account } from './account.ts';
import { WhatsAppChannel } from './channel.ts';
import { check, checkedOf } from './check/checks.ts';
import { AccountWatch } from './check/watch.ts';
import { Clocks } from './clocks.ts';
import type { WhatsAppContext } from './config.ts';
import { WhatsAppConversation } from './conversation.ts';
import { identifyWith } from './identity.ts';
import { BusinessNumber, chatLink, phoneLink } from './join-link.ts';
import { moveSeat } from './moves.ts';
import { WHATSAPP } from './name.ts';
import { Outlook } from './outlook.ts';
import { pricesAt } from './prices.ts';
import { DraftWriter } from './question-draft.ts';
import { Speaker } from './speaker.ts';
import { shareTimers } from './timers.ts';
import { openTransport } from './transport.ts';
import { webhookRoutes } from './webhook.ts';

/** Ends the bridge. */
type Teardown = () => Promise<void>;

/**
 * Puts the bridge's parts together, its channel among those of the server, and its webhook.
 * @param simulated whether the account is that of a simulator, whose phones are a page of this server
 * @returns closes it
 */
export async function openBridge(
  ctx: WhatsAppContext,
  account: Account,
  { simulated = false } = {},
): Promise<Teardown> {
  const { settings, ownSettings, games, store, now, log, config } = ctx;
  const identify = identifyWith(ctx.keyed);
  // Without an address that the world knows, a phone could not follow a link.
  const webBase = simulated ? () => ctx.url() : () => settings.publicUrl?.replace(/\/$/, '');
  const webLink: WebLink = async (pin, { gameId, playerId }) => {
    const base = webBase();
    return base && browserLink(base, pin, await games.ticket(gameId, playerId));
  };
  const summaryLink: SummaryLink = ({ gameId, playerId }) => {
    const base = webBase();
    return base && summaryUrl(base, games.summaryToken(gameId, playerId));
  };

  const seats = new Seats(store);
  const clocks = new Clocks(games, store, config.grace);
  const watch = new AccountWatch({
    check: () => check({ ...checkedOf({ ...settings, ...ownSettings }, account), now: Date.now }),
    log,
  });
  void watch.look();
  const timers = shareTimers(ctx.timers);
  const { outbox, receipts, quotes, skew, files, api, rate, accept, close } = openTransport(
    ctx,
    account,
    {
      timers,
      identify,
      handle: (message) => conversation.handle(message),
      moved: (userId, move) => moveSeat(seats, identify(userId), move),
      problem: () => watch.problem,
      write(files) {
        const drafts = new DraftWriter({ games, files, now });
        return (...asked) => drafts.write(...asked);
      },
      reached: (item, at) => clocks.reached(item, at),
      delivered: (...told) => clocks.delivered(...told),
      unreachable: async ({ about }) => about && channel.unreachable(about.gameId, about.playerId),
    },
  );
  const speaker = new Speaker({ games, outbox, receipts, skew, now, webLink });
  const conversation = new WhatsAppConversation({
    games,
    store,
    seats,
    clocks,
    bridge: speaker,
    identify,
    quotes,
    skew,
  });
  const number = new BusinessNumber(account.number);
  void number.learn(api, log);
  const joinUrl = (pin: string): string | undefined => {
    if (simulated) return phoneLink(ctx.url(), pin);
    return number.digits && chatLink(number.digits, pin);
  };
  const leaderboard = ctx.use('leaderboard');
  const grace = config.grace + OWN_BEGINNING;
  const outlook = new Outlook({
    games,
    store,
    seats,
    clocks,
    outbox,
    prices: () => config.prices ?? pricesAt(Date.now()),
    rate: rate * account.phoneNumberIds.length,
  });
  const channel = new WhatsAppChannel({
    games,
    leaderboard,
    seats,
    outbox,
    outlook,
    files,
    now,
    grace,
    joinUrl,
    connected: () => watch.problem === undefined && (simulated || number.digits !== undefined),
    admission: (...answered) => conversation.admission(...answered),
    webLink,
    summaryLink,
    sent: (...asked) => clocks.sent(...asked),
    seen: (...asked) => clocks.of(...asked),
  });
  ctx.channels.register(channel);
  ctx.hooks.observe('player:disconnected', ({ gameId, playerId, connection }) =>
    connection === WHATSAPP ? undefined : channel.disconnected(gameId, playerId),
  );
  // By a timer: whatever happens meanwhile, people are forgotten, if need be by another process.
  const farewell = timers('farewell');
  farewell.handle(async (gameId) => {
    await outlook.keep(gameId);
    const sources = { games, seats, channel: WHATSAPP };
    await forgetPlayers(sources, gameId, (playerId) => clocks.delete(gameId, playerId));
  });
  if (!config.keepPlayers) {
    ctx.hooks.observe('game:archived', async ({ game }) => farewell.set(game.id, await now()));
  }
  await webhookRoutes(ctx.http, { account, accept });
  return async () => {
    watch.close();
    number.close();
    await close();
  };
}
