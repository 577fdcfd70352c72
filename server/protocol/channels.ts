/** The hosts' view of the ways to play besides the browser. */
import { z } from 'zod';

export const price = z.object({
  amount: z.number(),
  upTo: z
    .number()
    .exactOptional()
    .describe('The most that it may come to, where the amount is the least of a range'),
  currency: z.string().describe('ISO 4217'),
});
/** The price of messages, or its estimate. */
export type Price = z.output<typeof price>;

const count = z.int().min(0);

export const channelWarning = z
  .object({
    code: z
      .enum(['spread', 'speed', 'missed', 'late'])
      .describe(
        '`spread`: a question takes so many seconds to reach all players. `speed`: with so many players questions shorter than that are unfair, as speed earns points. `missed`: so many questions are shorter than the channel can bring them; `late`: than it can bring them in time',
      ),
    seconds: z.number(),
    players: count.exactOptional(),
    count: count.exactOptional().describe('Questions'),
  })
  .describe('A warning before the start, in data: to be said in any language');
/** A warning before the start, in data. */
export type ChannelWarning = z.output<typeof channelWarning>;

export const channelPlan = z
  .object({
    players: z.int().min(0).describe('Players by this channel so far'),
    messages: z.int().min(0).describe('Messages of the whole game, to these players'),
    price: price.exactOptional(),
    warnings: z.array(z.string()).describe('Warnings to the host before the start, in words'),
    warned: z
      .array(channelWarning)
      .exactOptional()
      .describe('The same ones in data, where there are any and the channel has them'),
  })
  .describe('The cost of a game on a channel, as far as that can be known before it is played');
/** The cost of a game on a channel, as far as it can be known before the game. */
export type ChannelPlan = z.output<typeof channelPlan>;

export const channelReport = z
  .object({
    messages: z
      .object({ queued: count, sent: count, delivered: count, read: count, failed: count })
      .exactOptional()
      .describe(
        'Messages by how far they got: one that was read counts as delivered and sent, too',
      ),
    price: price.exactOptional(),
    spread: z
      .object({
        question: count,
        players: count,
        first: z.number(),
        median: z.number(),
        last: z.number(),
      })
      .exactOptional()
      .describe(
        "ms from a question's opening until it reached the first, the middle and the last player",
      ),
  })
  .describe('How a game goes, or went, on a channel. Unknown figures are left out');
/** How a game goes, or went, on a channel. */
export type ChannelReport = z.output<typeof channelReport>;

const creditFigures = z.object({
  answers: count,
  median: count.describe('ms taken off the time of the middle one'),
  most: count.describe('ms taken off the time of the one with most'),
  near: count
    .exactOptional()
    .describe('In browsers: answers with nearly as much taken off as is possible at all'),
  quick: count
    .exactOptional()
    .describe('In browsers: answers that took less than a quarter of a second'),
});
/** Time that was not charged to players, in figures. */
export type CreditFigures = z.output<typeof creditFigures>;

export const credit = z
  .object({ channel: z.string().describe('Its name'), question: count })
  .extend(creditFigures.shape)
  .describe(
    'Time on a channel that was not charged to players, in the question that closed last: for the way through the network, or since they got the question later',
  );
/** Time on a channel that was not charged to players, in the question that closed last. */
export type Credit = z.output<typeof credit>;

export const gameCredit = creditFigures.describe(
  'Time that was not charged to players in all questions: for the way through the network, or since they got questions later',
);

const named = z.object({
  name: z.string(),
  title: z.string().describe('The name of the channel for people'),
});

export const channelSummary = named
  .extend({
    connected: z.boolean().describe('Whether players can be reached by it right now'),
  })
  .describe('A way to play on this server; `web` is the browser');
export type ChannelSummary = z.output<typeof channelSummary>;

export const channelLink = named
  .extend({ url: z.string().describe('A link into the game') })
  .describe('A way into a game besides the browser');
export type ChannelLink = z.output<typeof channelLink>;

export const channelView = named
  .extend({
    url: z.string().exactOptional().describe('A link into the game, where there is one'),
    plan: channelPlan.exactOptional(),
    report: channelReport.exactOptional(),
  })
  .describe('A channel, and how the game does on it');
export type ChannelView = z.output<typeof channelView>;
