import type { IncomingMessage } from 'node:http';
import { HEAD } from '../media/kinds.ts';
import { tooLarge } from '../media/media.ts';
import type { MediaKind } from '../media/names.ts';
import { QRushError } from '../protocol/errors.ts';

/** ms without a byte after which nobody is thought to be sending. */
const SILENCE = 15_000;

/** How many bytes a file may have that begins like this; throws for one that is not taken. */
export type LimitOf = (head: Uint8Array) => { kind: MediaKind; bytes: number };

/**
 * Takes a file in. Its first bytes decide how long it may be: one that is too long, or of no use, is
 * refused then, and what else comes of it is thrown away.
 * @throws QRushError `MEDIA_TOO_LARGE`, `BAD_PAYLOAD`, and what `limitOf` throws
 */
export function uploaded(
  request: IncomingMessage,
  limitOf: LimitOf,
): Promise<Uint8Array<ArrayBuffer>> {
  const said = Number(request.headers['content-length'] ?? 0);
  const pieces: Buffer[] = [];
  let total = 0;
  let limit: ReturnType<LimitOf> | undefined;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => refuse(new QRushError('BAD_PAYLOAD', NOT_WHOLE)), SILENCE);
    const done = () => {
      clearTimeout(timer);
      request.off('data', take).off('end', end).off('close', cut);
    };
    const refuse = (error: unknown) => {
      done();
      // Whoever sends on would not read the answer otherwise.
      request.on('error', () => {}).resume();
      reject(error);
    };
    const check = () => {
      limit ??= limitOf(Buffer.concat(pieces).subarray(0, HEAD));
      if (Math.max(total, said) > limit.bytes) throw tooLarge(limit.kind, limit.bytes);
    };
    const take = (piece: Buffer) => {
      timer.refresh();
      pieces.push(piece);
      total += piece.length;
      if (total < HEAD) return;
      try {
        check();
      } catch (error) {
        refuse(error);
      }
    };
    const end = () => {
      try {
        check();
        done();
        resolve(joined(pieces, total));
      } catch (error) {
        refuse(error);
      }
    };
    const cut = () => refuse(new QRushError('BAD_PAYLOAD', NOT_WHOLE));
    request.on('data', take).on('end', end).on('close', cut).on('error', cut);
  });
}

const NOT_WHOLE = 'The file did not come in whole. Send it again.';

/** In a buffer of its own, which a thread can be handed. */
function joined(pieces: Buffer[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
