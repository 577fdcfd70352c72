import { type PluginContext, z } from '../../server/plugin.ts';
import type { whatsappSettings } from './settings.ts';

const price = z.number().min(0);
const rate = z.union([price, z.strictObject({ from: price, to: price })]);

/** The bridge's part of PLUGIN_CONFIG, under `whatsapp`. */
export const whatsappConfig = z
  .strictObject({
    /** ms after a deadline in which answers that were sent before it may still arrive. */
    grace: z.number().int().min(0).max(30_000).default(3000),
    /** Keeps who played under which number when a game is over; otherwise that is forgotten. */
    keepPlayers: z.boolean().default(false),
    /** Instead of those in prices.ts. */
    prices: z
      .strictObject({
        /** ISO 4217. */
        currency: z
          .string()
          .regex(/^[A-Z]{3}$/)
          .default('USD'),
        /** The price of a message, by country (ISO 3166). */
        rates: z.record(z.string().regex(/^[A-Z]{2}$/), rate).default({}),
        /** In every other country. */
        otherwise: rate,
      })
      .optional(),
  })
  .prefault({});

export type WhatsAppConfig = z.output<typeof whatsappConfig>;

/** The bridge's context. */
export type WhatsAppContext = PluginContext<WhatsAppConfig, typeof whatsappSettings>;
