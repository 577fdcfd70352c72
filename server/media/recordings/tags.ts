/** Takes out of sounds what is said about them, where that is simple. */

/** An MP3 without the tags before and after its frames (ID3). */
export function withoutId3(bytes: Buffer): Buffer {
  let from = 0;
  while (bytes.length - from > 10 && bytes.toString('latin1', from, from + 3) === 'ID3') {
    // Seven bits a byte; a footer, if there is one, is as long as the head.
    const size = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + ((bytes[from + at] ?? 0) & 0x7f), 0);
    const footer = ((bytes[from + 5] ?? 0) & 0x10) !== 0 ? 10 : 0;
    from = Math.min(bytes.length, from + 10 + size + footer);
  }
  const end = bytes.length - 128;
  const hasTail = end >= from && bytes.toString('latin1', end, end + 3) === 'TAG';
  return bytes.subarray(from, hasTail ? end : bytes.length);
}

/** Wipes all parts of a WAV but its format and its sound; they keep their place. */
export function wipeWav(bytes: Buffer): void {
  for (let at = 12; at + 8 <= bytes.length; ) {
    const type = bytes.toString('latin1', at, at + 4);
    const size = bytes.readUInt32LE(at + 4);
    const end = Math.min(bytes.length, at + 8 + size);
    if (!['fmt ', 'data', 'fact'].includes(type)) {
      bytes.write('JUNK', at, 'latin1');
      bytes.fill(0, at + 8, end);
    }
    at = end + (size % 2);
  }
}
