import { useEffect, useState } from 'preact/hooks';
import type { ChannelView, Price } from '../../../../server/protocol/channels.ts';
import { gameChannels } from '../desk/api/games.ts';
import type { HostSession } from '../game/sessions.ts';
import { shortSeconds } from '../words/numbers.ts';
import { language } from '../words/page-words.ts';

/** ms between two looks: numbers here change by the second, and nothing hangs on them. */
const INTERVAL = 2000;

/** The channels of a game, kept up to date. Empty until they are known, or when they cannot be. */
export function useChannels({ id, hostToken }: HostSession): ChannelView[] {
  const [channels, setChannels] = useState<ChannelView[]>([]);
  useEffect(() => {
    let shown = true;
    const look = async () => {
      const found = await gameChannels(id, hostToken).catch(() => undefined);
      if (found && shown) setChannels(found);
    };
    void look();
    const timer = setInterval(() => void look(), INTERVAL);
    return () => {
      shown = false;
      clearInterval(timer);
    };
  }, [id, hostToken]);
  return channels;
}

/** A price as people read it; with as many digits as a fraction of a cent needs. */
export function priced({ amount, upTo, currency }: Price): string {
  const digits = amount > 0 && amount < 1 ? 3 : 2;
  const format = new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    minimumFractionDigits: 2,
    maximumFractionDigits: digits,
  });
  return upTo === undefined ? format.format(amount) : format.formatRange(amount, upTo);
}

/** ms as seconds: 1.4 s. */
export const inSeconds = (ms: number): string => shortSeconds(ms);
