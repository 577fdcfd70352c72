import { z } from '../../server/plugin.ts';

/** The bridge's part of PLUGIN_CONFIG, under `whatsapp`. */
export const whatsappConfig = z
  .strictObject({
    /** ms after a deadline in which answers that were sent before it may still arrive. */
    grace: z.number().int().min(0).max(30_000).default(3000),
    /** Keeps who played under which number when a game is over; otherwise that is forgotten. */
    keepPlayers: z.boolean().default(false),
    prices: z
      .strictObject({
        /** ISO 4217. */
        currency: z
          .string()
          .regex(/^[A-Z]{3}$/)
          .default('USD'),
        /** What a message costs, by country (ISO 3166); an estimate: the rates are Meta's to change. */
        rates: z.record(z.string().regex(/^[A-Z]{2}$/), z.number().min(0)).default({ BR: 0.0034 }),
        /** In every other country. */
        otherwise: z.number().min(0).default(0.0034),
      })
      .prefault({}),
  })
  .prefault({});

export type WhatsAppConfig = z.output<typeof whatsappConfig>;
