import { createHash } from 'node:crypto';
import { BadCaptions } from './bad-captions.ts';
import { LARGEST_CAPTIONS } from './cue.ts';
import { readCaptions } from './read-captions.ts';
import { writeCaptions } from './write-captions.ts';

/** Captions as they are kept. */
export interface TakenCaptions {
  bytes: Uint8Array;
  /** SHA-256 of the bytes. */
  digest: Uint8Array;
  /** How many there are. */
  cues: number;
}

/**
 * Reads a file of captions, and writes it again: nothing of the file is kept but what was understood.
 * It takes some 30 ms for the largest, so it has no thread of its own.
 * @throws BadCaptions
 */
export function takeCaptions(file: Uint8Array): TakenCaptions {
  const cues = readCaptions(decoded(file));
  const bytes = Buffer.from(writeCaptions(cues));
  // Signs that are written out make it longer. It must not be too long to be imported from an export.
  if (bytes.length > LARGEST_CAPTIONS) throw new BadCaptions(TOO_LONG);
  return { bytes, digest: createHash('sha256').update(bytes).digest(), cues: cues.length };
}

const TOO_LONG = `These captions are longer than ${LARGEST_CAPTIONS / 1000} KB. Cut the clip.`;

function decoded(file: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch (cause) {
    throw new BadCaptions(
      'These captions are not in UTF-8. Open them in an editor, and save them as UTF-8.',
      { cause },
    );
  }
}
