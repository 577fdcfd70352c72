/** Every store of media, and the bucket's own ways. */
import { createHash } from 'node:crypto';
import { readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { folderStore } from '../../../server/media/stores/folder-store.ts';
import { memoryStore } from '../../../server/media/stores/memory-store.ts';
import { remembered } from '../../../server/media/stores/remembered.ts';
import { s3Store } from '../../../server/media/stores/s3-store.ts';
import type { MediaStore, StoredMedia } from '../../../server/media/stores/store.ts';
import type { UploadedMedia } from '../../../server/protocol/resources.ts';
import { startApp, temporaryFolder } from '../../support/app.ts';
import { png, wav } from '../../support/media-files.ts';
import { S3_KEY, s3Server } from '../../support/s3-server.ts';

const nameOf = (letter: string): string => `${letter.repeat(26)}.webp`;
const put = (store: MediaStore, name: string, bytes: Buffer): Promise<void> =>
  store.put(name, bytes, createHash('sha256').update(bytes).digest());

async function allOf(store: MediaStore): Promise<StoredMedia[]> {
  const all: StoredMedia[] = [];
  for await (const one of store.list()) all.push(one);
  return all;
}

const STORES: [string, () => Promise<{ store: MediaStore } & AsyncDisposable>][] = [
  [
    'memory',
    async () => ({ store: memoryStore(), [Symbol.asyncDispose]: () => Promise.resolve() }),
  ],
  [
    'a folder',
    async () => {
      const folder = await temporaryFolder();
      const close = folder[Symbol.asyncDispose];
      return { store: folderStore(join(folder.path, 'media')), [Symbol.asyncDispose]: close };
    },
  ],
  ['a bucket', () => bucket((store) => store)],
  ['a bucket that is remembered', () => bucket(remembered)],
];

async function bucket(wrap: (store: MediaStore) => MediaStore) {
  const server = await s3Server();
  const store = wrap(s3Store({ url: server.url, ...S3_KEY }));
  return { store, [Symbol.asyncDispose]: server[Symbol.asyncDispose] };
}

describe.each(STORES)('%s', (_name, open) => {
  it('gives back what it was given, whole and in parts', async () => {
    await using opened = await open();
    const { store } = opened;
    const read = async (span?: { start: number; end: number }) => {
      const stream = await store.read(nameOf('a'), span);
      return stream && (await buffer(stream)).toString();
    };
    expect([await store.size(nameOf('a')), await read()]).toEqual([undefined, undefined]);
    await put(store, nameOf('a'), Buffer.from('hello'));
    await put(store, nameOf('a'), Buffer.from('hello'));
    expect(await store.size(nameOf('a'))).toBe(5);
    expect([await read(), await read({ start: 1, end: 3 })]).toEqual(['hello', 'ell']);
  });

  it('lists all, and forgets what is deleted', async () => {
    await using opened = await open();
    const { store } = opened;
    expect(await allOf(store)).toEqual([]);
    for (const letter of 'abcde') await put(store, nameOf(letter), Buffer.from(letter));
    expect(await store.delete(nameOf('c'))).toBe(true);
    expect(await store.delete(nameOf('c'))).toBe(false);
    const names = (await allOf(store)).map(({ name, bytes }) => [name, bytes]);
    expect(names.toSorted()).toEqual([...'abde'].map((letter) => [nameOf(letter), 1]));
  });
});

describe('a folder', () => {
  it('has only whole files in it, and is rid of what a process that died has left', async () => {
    await using folder = await temporaryFolder();
    const store = folderStore(folder.path);
    await put(store, nameOf('a'), Buffer.from('hello'));
    await writeFile(join(folder.path, 'old.part'), 'x');
    await utimes(join(folder.path, 'old.part'), 0, 0);
    await writeFile(join(folder.path, 'new.part'), 'x');
    await writeFile(join(folder.path, 'notes.txt'), 'x');
    expect((await allOf(store)).map(({ name }) => name)).toEqual([nameOf('a')]);
    expect((await readdir(folder.path)).sort()).toEqual([nameOf('a'), 'new.part', 'notes.txt']);
  });
});

describe('a bucket', () => {
  it('is asked again when it is unwell, and its refusals say why', async () => {
    await using server = await s3Server();
    const store = s3Store({ url: server.url, ...S3_KEY });
    server.failNext(2);
    await put(store, nameOf('a'), Buffer.from('hello'));
    expect(server.objects.size).toBe(1);
    const stranger = s3Store({ url: server.url, ...S3_KEY, secret: 'a guess' });
    await expect(stranger.read(nameOf('a'))).rejects.toThrow('403 SignatureDoesNotMatch');
    await expect(put(stranger, nameOf('b'), Buffer.from('x'))).rejects.toThrow('403');
    const elsewhere = s3Store({ url: `${server.url}s`, ...S3_KEY });
    await expect(put(elsewhere, nameOf('b'), Buffer.from('x'))).rejects.toThrow('no such bucket');
    expect(server.objects.size).toBe(1);
  });

  it('is asked once for a picture that a whole room asks for', async () => {
    await using server = await s3Server();
    const store = remembered(s3Store({ url: server.url, ...S3_KEY }));
    await put(store, nameOf('a'), Buffer.from('hello'));
    await put(store, nameOf('b'), Buffer.alloc(1_000_001));
    const read = async (name: string) => {
      const stream = await store.read(name);
      return stream && (await buffer(stream)).length;
    };
    expect(await Promise.all(Array.from({ length: 20 }, () => read(nameOf('a'))))).toEqual(
      Array(20).fill(5),
    );
    expect(server.asked.filter((method) => method === 'GET').length).toBe(1);
    // A large file is handed through.
    expect([await read(nameOf('b')), await read(nameOf('b'))]).toEqual([1_000_001, 1_000_001]);
    expect(server.asked.filter((method) => method === 'GET').length).toBe(3);
  });

  it('keeps what is uploaded, and it is served from there', async () => {
    await using server = await s3Server();
    const { keyId, secret, region } = S3_KEY;
    await using running = await startApp({
      mediaS3Url: server.url,
      mediaS3Region: region,
      mediaS3KeyId: keyId,
      mediaS3Secret: secret,
    });
    for (const file of [await png(), wav()]) {
      const sent = await fetch(`${running.url}/api/media`, {
        method: 'POST',
        body: new Uint8Array(file),
      });
      const { url, bytes } = (await sent.json()) as UploadedMedia;
      const whole = Buffer.from(await (await fetch(running.url + url)).arrayBuffer());
      expect(whole.equals(server.objects.get(url.slice(1)) ?? Buffer.alloc(0))).toBe(true);
      const head = await fetch(running.url + url, { method: 'HEAD' });
      expect(head.headers.get('content-length')).toBe(String(bytes));
      const part = await fetch(running.url + url, { headers: { range: 'bytes=4-9' } });
      expect(part.status).toBe(206);
      expect(Buffer.from(await part.arrayBuffer())).toEqual(whole.subarray(4, 10));
    }
    expect(server.refused.filter((code) => code !== 'NoSuchKey')).toEqual([]);
  });

  it('needs a key', async () => {
    await expect(startApp({ mediaS3Url: 'https://s3.example/quiz' })).rejects.toThrow(
      'MEDIA_S3_URL is set, so MEDIA_S3_KEY_ID and MEDIA_S3_SECRET must be set too.',
    );
  });
});
