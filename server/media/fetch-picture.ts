import { type Agent, request } from 'node:https';
import type { Settings } from '../../config/settings.ts';
import { addressOf, connectTo, type LookUp, NotReached } from '../outside/address-of.ts';
import { HEAD, knownKind } from './kinds.ts';

/** Bytes of a picture, and ms for all of it: DNS, redirects, and what slow servers do. */
const LARGEST = 5_000_000;
const DEADLINE = 5000;

/** Redirects that are followed. */
const MOST_HOPS = 3;

/** Why a picture was not fetched, as the rest of a sentence's second half. */
export class NotFetched extends Error {
  override name = 'NotFetched';
}

export interface FetchOptions extends LookUp {
  agent?: Agent;
  deadline?: number;
}

/** Whether an import fetches what a file names by https. In a cluster, only when it is asked to. */
export const fetchesPictures = ({ mediaFetch, redisUrl }: Settings): boolean =>
  mediaFetch === undefined ? redisUrl === undefined : mediaFetch === 'on';

/**
 * Fetches pictures from public addresses: a name is looked up once, and the connection goes to the very
 * address that was found to be public; each redirect is looked at in the same way.
 */
export function fetchPicture({
  agent,
  deadline = DEADLINE,
  ...lookUp
}: FetchOptions = {}): (url: string) => Promise<Uint8Array> {
  const step = async (url: URL, signal: AbortSignal): Promise<Uint8Array | URL> => {
    if (url.protocol !== 'https:') throw new NotFetched('it leads to an address without https.');
    if (url.username !== '' || url.password !== '')
      throw new NotFetched('it has a password in it.');
    const found = await addressOf(url.hostname, lookUp).catch((error: Error) => {
      throw error instanceof NotReached ? new NotFetched(error.message) : error;
    });
    signal.throwIfAborted();
    return new Promise((resolve, reject) => {
      const asked = request(
        url.href,
        {
          lookup: connectTo(found),
          signal,
          agent: agent ?? false,
          headers: { accept: 'image/*', 'user-agent': 'QRush' },
        },
        (answer) => {
          const { statusCode = 0, headers } = answer;
          const giveUp = (error: unknown): void => {
            reject(error);
            asked.destroy();
          };
          if ([301, 302, 303, 307, 308].includes(statusCode) && headers.location !== undefined) {
            answer.destroy();
            if (URL.canParse(headers.location, url.href))
              resolve(new URL(headers.location, url.href));
            else giveUp(new NotFetched('it leads nowhere.'));
            return;
          }
          if (statusCode !== 200) {
            return giveUp(new NotFetched(`its server answers ${statusCode}.`));
          }
          const pieces: Buffer[] = [];
          let total = 0;
          let isKnown = false;
          answer.on('data', (piece: Buffer) => {
            pieces.push(piece);
            total += piece.length;
            if (total > LARGEST) {
              return giveUp(new NotFetched(`it has over ${LARGEST / 1_000_000} MB.`));
            }
            if (isKnown || total < HEAD) return;
            isKnown = true;
            try {
              requirePicture(Buffer.concat(pieces));
            } catch (error) {
              giveUp(error);
            }
          });
          answer.on('end', () => {
            try {
              const whole = Buffer.concat(pieces);
              requirePicture(whole);
              resolve(whole);
            } catch (error) {
              reject(error);
            }
          });
          answer.on('error', reject);
        },
      );
      asked.on('error', reject);
      asked.end();
    });
  };

  return async (given) => {
    const signal = AbortSignal.timeout(deadline);
    try {
      let at = new URL(given);
      for (let hop = 0; hop <= MOST_HOPS; hop++) {
        const late = new Promise<never>((_, reject) =>
          signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
        );
        const got = await Promise.race([step(at, signal), late]);
        if (!(got instanceof URL)) return got;
        at = got;
      }
      throw new NotFetched('it leads from one address to the next.');
    } catch (error) {
      if (error instanceof NotFetched) throw error;
      const why = signal.aborted
        ? `it did not come within ${deadline / 1000} s.`
        : 'its server cannot be reached.';
      throw new NotFetched(why, { cause: error });
    }
  };
}

/** Only pictures come in like this. @throws NotFetched */
function requirePicture(bytes: Uint8Array): void {
  let kind: string | undefined;
  try {
    kind = knownKind(bytes.subarray(0, HEAD)).kind;
  } catch {}
  if (kind !== 'picture') throw new NotFetched('what is there is no picture that can be shown.');
}
