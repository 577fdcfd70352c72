import { Unzip, UnzipInflate } from 'fflate';

/** Bytes of everything in an archive. */
const LARGEST = 50_000_000;

/** Files in an archive. */
const MOST_FILES = 5000;

/** Bytes that are unpacked at a time: a thousandfold of them is still little. */
const AT_A_TIME = 4096;

/** An archive's problem, as sentences. */
export class BadArchive extends Error {
  override name = 'BadArchive';
  readonly fix: string;

  constructor(message: string, fix: string) {
    super(message);
    this.fix = fix;
  }
}

/** The files of an archive. */
export interface Archive {
  /** Those that were unpacked, by name. */
  files: Map<string, Uint8Array>;
  /** Names of all. */
  names: string[];
}

/**
 * Unpacks the files of a zip archive. It counts what really comes out, whatever the archive says, and
 * stops when that is too much.
 * @param isWanted which files to unpack
 * @throws BadArchive
 */
export function unzip(bytes: Uint8Array, isWanted: (name: string) => boolean): Archive {
  const files = new Map<string, Uint8Array>();
  const names: string[] = [];
  let total = 0;
  // An error thrown while a piece is handed over comes back as the archive's own.
  let refused: BadArchive | undefined;
  const refuse = (error: BadArchive): never => {
    refused ??= error;
    throw refused;
  };
  const unpacking = new Unzip((file) => {
    names.push(file.name);
    if (names.length > MOST_FILES) {
      throw new BadArchive(`There are over ${MOST_FILES} files in it.`, 'Remove what is no quiz.');
    }
    if (!isWanted(file.name)) return;
    const pieces: Uint8Array[] = [];
    file.ondata = (error, piece, final) => {
      if (error) refuse(damaged());
      total += piece.length;
      if (total > LARGEST) {
        refuse(
          new BadArchive(
            `The file unpacks to over ${LARGEST / 1_000_000} MB: no quiz is that large.`,
            'Save it again in the program that it comes from.',
          ),
        );
      }
      pieces.push(piece);
      if (final) files.set(file.name, Buffer.concat(pieces));
    };
    file.start();
  });
  unpacking.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length; at += AT_A_TIME) {
      unpacking.push(bytes.subarray(at, at + AT_A_TIME), at + AT_A_TIME >= bytes.length);
    }
  } catch (error) {
    throw refused ?? (error instanceof BadArchive ? error : damaged());
  }
  if (names.length === 0) throw damaged();
  return { files, names };
}

const damaged = (): BadArchive =>
  new BadArchive('The file is damaged: it cannot be unpacked.', 'Download or save it again.');

/** Whether the bytes are a zip archive that names such a file, without unpacking it. */
export const hasFile = (bytes: Uint8Array, name: string): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && asBuffer(bytes).includes(name);

export const asBuffer = (bytes: Uint8Array): Buffer =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
