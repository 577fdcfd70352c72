/** The price of a message somewhere, when that is known, or its limits. */
export type Rate = number | { from: number; to: number };

/** The prices of messages from a day on. */
export interface PriceList {
  /** ISO 4217. */
  currency: string;
  /** By country (ISO 3166). */
  rates: Record<string, Rate>;
  /** In every other country, and where the country is not known. */
  otherwise: Rate;
}

interface DatedPriceList extends PriceList {
  /** The first day, in UTC. */
  since: string;
  source: string;
}

/** The oldest first. Meta changes its rates four times a year: the setting `prices` replaces these. */
export const PRICE_LISTS: readonly [DatedPriceList, ...DatedPriceList[]] = [
  {
    since: '2024-11-01',
    source: 'https://developers.facebook.com/docs/whatsapp/pricing: all but templates is free',
    currency: 'USD',
    rates: {},
    otherwise: 0,
  },
  {
    since: '2026-10-01',
    // That table is in dirhams, at 3.6725 to the dollar. The cheapest and the dearest market for
    // utility messages, which cost the same: formbeep.pages.dev/whatsapp-api-pricing (April 2026).
    source: 'https://huggingface.co/datasets/tobachat/whatsapp-api-rates, category service',
    currency: 'USD',
    rates: { AR: 0.026, BD: 0.0037, BR: 0.0068, CL: 0.02, CO: 0.0008, EG: 0.0036 },
    otherwise: { from: 0.0008, to: 0.055 },
  },
];

/** The list that holds at this time, ms since the epoch. */
export const pricesAt = (at: number): DatedPriceList =>
  PRICE_LISTS.findLast(({ since }) => Date.parse(since) <= at) ?? PRICE_LISTS[0];

export const rangeOf = (rate: Rate): { from: number; to: number } =>
  typeof rate === 'number' ? { from: rate, to: rate } : rate;
