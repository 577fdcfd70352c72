import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { MediaFiles } from '../../../bridge/whatsapp/media-files.ts';
import type { Space } from '../../../server/plugin.ts';

const MB = 1024 * 1024;
const FILES: Record<string, { bytes: Uint8Array; type: string }> = {
  '/media/flag': { bytes: Buffer.from('flag'), type: 'image/jpeg' },
  '/media/wave': { bytes: Buffer.from('wave'), type: 'audio/wav' },
  '/media/long': { bytes: new Uint8Array(16 * MB + 1), type: 'video/mp4' },
};

/** A store as processes share it: as much of one as is used. */
function shared(): Pick<Space, 'get' | 'set' | 'delete'> {
  const values = new Map<string, unknown>();
  return {
    get: async <Value>(key: string) => values.get(key) as Value | undefined,
    set: async (key, value) => void values.set(key, value),
    delete: async (key) => void values.delete(key),
  };
}

function process(store = shared()) {
  const uploads: string[] = [];
  let fails = false;
  let gate: Promise<void> | undefined;
  const upload = (line: string) => async (bytes: Uint8Array, type: string) => {
    uploads.push(`${line} ${type} ${Buffer.from(bytes)}`);
    await gate;
    if (fails) throw new Error('no');
    return `id-${line}-${uploads.length}`;
  };
  const files = new MediaFiles({
    store: store as Space,
    media: { file: async (path) => FILES[path] },
    apis: new Map([
      ['1', { upload: upload('1') }],
      ['2', { upload: upload('2') }],
    ]),
    log: pino({ level: 'silent' }),
  });
  return {
    files,
    uploads,
    fail: (next: boolean) => {
      fails = next;
    },
    hold(until: Promise<void>) {
      gate = until;
    },
  };
}

describe('a file of this server', () => {
  it('is uploaded once for each number, however many messages show it', async () => {
    const store = shared();
    const one = process(store);
    const all = Array.from({ length: 50 }, () => one.files.at('1', '/media/flag'));
    expect(new Set((await Promise.all(all)).map((file) => JSON.stringify(file)))).toEqual(
      new Set(['{"id":"id-1-1"}']),
    );
    expect(await one.files.at('2', '/media/flag')).toEqual({ id: 'id-2-2' });
    const other = process(store);
    expect(await other.files.at('1', '/media/flag')).toEqual({ id: 'id-1-1' });
    expect([one.uploads, other.uploads]).toEqual([['1 image/jpeg flag', '2 image/jpeg flag'], []]);
  });

  it('is said in words when it cannot be uploaded, and not tried for each message', async () => {
    const { files, uploads, fail } = process();
    fail(true);
    expect(await files.at('1', '/media/flag')).toBeUndefined();
    expect(await files.at('1', '/media/flag')).toBeUndefined();
    expect(uploads).toHaveLength(1);
  });

  it('is said in words when WhatsApp takes no such file, or it is not there', async () => {
    const { files, uploads } = process();
    for (const path of ['/media/wave', '/media/long', '/media/none'])
      expect(await files.at('1', path)).toBeUndefined();
    expect(uploads).toEqual([]);
  });

  it('lets other messages go first while it is uploaded', async () => {
    const { files, uploads, hold } = process();
    const { promise, resolve } = Promise.withResolvers<void>();
    hold(promise);
    expect(await files.at('1', '/media/flag')).toBe('wait');
    resolve();
    expect(await files.at('1', '/media/flag')).toEqual({ id: 'id-1-1' });
    expect(uploads).toHaveLength(1);
  });

  it('is forgotten when WhatsApp does not like it', async () => {
    const store = shared();
    const { files } = process(store);
    await files.at('1', '/media/flag');
    await files.forget('1', '/media/flag');
    expect(await files.at('1', '/media/flag')).toBeUndefined();
    expect(await process(store).files.at('1', '/media/flag')).toEqual({ id: 'id-1-1' });
  });
});

it('one from elsewhere is a link', async () => {
  const { files, uploads } = process();
  const link = 'https://quiz.example/flag.png';
  expect([await files.at('1', link), uploads]).toEqual([{ link }, []]);
});
