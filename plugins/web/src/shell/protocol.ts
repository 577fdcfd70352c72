import { PROTOCOL } from '../../../../server/protocol/version.ts';
import { renew } from './offline.ts';

const TRIED = 'qrush.renewed-for';

const majorOf = (version: string): string => version.split('.')[0] ?? '';

/**
 * Whether this page knows enough of the protocol that the server speaks. Where it can know nothing, it
 * loads itself again.
 */
export function canPlayBy(spoken: string): boolean {
  if (majorOf(spoken) === majorOf(PROTOCOL) || !isFirstTry(spoken)) return true;
  void renew();
  return false;
}

/** Once a tab: if the new page does not know the protocol either, to load it again helps nobody. */
function isFirstTry(protocol: string): boolean {
  try {
    if (sessionStorage.getItem(TRIED) === protocol) return false;
    sessionStorage.setItem(TRIED, protocol);
    return true;
  } catch {
    return false;
  }
}
