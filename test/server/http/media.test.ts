/** Files that come in: what is taken, what becomes of it, and how it is served. */
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MediaList, UploadedMedia } from '../../../server/protocol/resources.ts';
import { type RunningApp, startApp, temporaryFolder } from '../../support/app.ts';
import { post } from '../../support/clients.ts';
import { bomb, mp3, mp4, PLACE, photo, picture, png, wav } from '../../support/media-files.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let running: RunningApp;
beforeAll(async () => {
  folder = await temporaryFolder();
  running = await startApp({ dataDir: folder.path, mediaPicture: 1, mediaAudio: 1, mediaVideo: 2 });
});
afterAll(async () => {
  await running[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

interface Answer extends UploadedMedia {
  error?: { code: string; message: string };
}

const send = async (bytes: Uint8Array | string, name = 'file') => {
  const body = new Uint8Array(Buffer.from(bytes as Uint8Array));
  const answer = await fetch(`${running.url}/api/media?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    body,
  });
  return { status: answer.status, ...((await answer.json()) as Answer) };
};
const get = (url: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(running.url + url, { method, headers });
const bytesOf = async (url: string) => Buffer.from(await (await get(url)).arrayBuffer());
const stored = () => readdir(join(folder.path, 'media'));

describe('a picture', () => {
  it('becomes a WebP that is upright, without the place where it was taken', async () => {
    const given = await photo();
    expect(given.includes(PLACE)).toBe(true);
    const { status, ...sent } = await send(given, 'holiday.jpg');
    expect([status, sent]).toEqual([
      201,
      {
        url: expect.stringMatching(/^\/media\/[a-z2-7]{26}\.webp$/),
        kind: 'picture',
        type: 'image/webp',
        width: 40,
        height: 60,
        bytes: expect.any(Number),
      },
    ]);
    const bytes = await bytesOf(sent.url);
    expect(bytes.length).toBe(sent.bytes);
    expect(bytes.includes(PLACE)).toBe(false);
    const { exif, xmp, iptc, format, width, height } = await sharp(bytes).metadata();
    expect({ exif, xmp, iptc, format, width, height }).toEqual({
      format: 'webp',
      width: 40,
      height: 60,
    });
  });

  it('is no larger than it is shown, and never made larger', async () => {
    expect(await send(await png(3000, 1500))).toMatchObject({ width: 1280, height: 640 });
    expect(await send(await png(30, 20))).toMatchObject({ width: 30, height: 20 });
  });

  it('is what its bytes say, and has one address however often it comes', async () => {
    const first = await send(await png(), 'first.jpg');
    const again = await send(await png(), 'second.svg');
    expect([first.status, again.url]).toEqual([201, first.url]);
  });

  it('keeps what can be seen through, and of one that moves the first frame', async () => {
    const clear = await sharp({
      create: { width: 9, height: 9, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    })
      .png()
      .toBuffer();
    expect((await sharp(await bytesOf((await send(clear)).url)).metadata()).hasAlpha).toBe(true);
    const frames = await Promise.all([png(20, 20), picture(20, 20).negate().png().toBuffer()]);
    const gif = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    expect((await sharp(gif).metadata()).pages).toBe(2);
    const sent = await send(gif, 'cat.gif');
    expect(sent).toMatchObject({ kind: 'picture', width: 20, height: 20 });
    expect((await sharp(await bytesOf(sent.url)).metadata()).pages ?? 1).toBe(1);
  });

  it('that hides a page behind it loses the page', async () => {
    const page = '<script>alert(1)</script>';
    const sent = await send(Buffer.concat([await png(), Buffer.from(page)]));
    expect(sent.status).toBe(201);
    expect((await bytesOf(sent.url)).includes('<script>')).toBe(false);
  });
});

describe('a recording', () => {
  it('keeps its sound, and loses what is said about it', async () => {
    const cases: [Buffer, Partial<UploadedMedia>][] = [
      [mp3(PLACE), { kind: 'audio', type: 'audio/mpeg', seconds: expect.closeTo(1.04, 1) }],
      [wav(PLACE), { kind: 'audio', type: 'audio/wav', seconds: 1 }],
      [mp4({ comment: PLACE }), { kind: 'video', type: 'video/mp4', seconds: 2.5 }],
      [mp4({ comment: PLACE, video: '' }), { kind: 'audio', type: 'audio/mp4', seconds: 2.5 }],
    ];
    for (const [given, expected] of cases) {
      expect(given.includes(PLACE)).toBe(true);
      const sent = await send(given);
      expect(sent).toMatchObject({ status: 201, ...expected });
      expect((await get(sent.url)).headers.get('content-type')).toBe(expected.type);
      expect((await bytesOf(sent.url)).includes(PLACE)).toBe(false);
    }
  });
});

describe('captions', () => {
  const SRT = '1\r\n00:00:01,000 --> 00:00:02,500\r\n<font color="red">Hello</font>\r\n';

  it('from SRT or WebVTT become the same WebVTT, of words alone', async () => {
    const vtt = `WEBVTT\n\nSTYLE\n::cue { background: url(https://evil.example) }\n\n00:01.000 --> 00:02.500\nHello\n`;
    const { status, ...sent } = await send(SRT, 'talk.srt');
    expect([status, sent]).toEqual([
      201,
      {
        url: expect.stringMatching(/^\/media\/[a-z2-7]{26}\.vtt$/),
        kind: 'captions',
        type: 'text/vtt',
        bytes: expect.any(Number),
        cues: 1,
      },
    ]);
    expect((await send(`\ufeff${vtt}`)).url).toBe(sent.url);
    const answer = await get(sent.url);
    expect(await answer.text()).toBe('WEBVTT\n\n00:00:01.000 --> 00:00:02.500\nHello\n');
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/vtt',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });
  });

  it.each<[string, Buffer | string, string, RegExp]>([
    ['without a time', 'WEBVTT\n\nHello\n', 'BAD_CAPTIONS', /^Line 3: .*times/],
    ['in another encoding', Buffer.from(`${SRT}\n\xe9`, 'latin1'), 'BAD_CAPTIONS', /UTF-8/],
    ['of a film', `WEBVTT\n\n${' '.repeat(256_000)}`, 'MEDIA_TOO_LARGE', /256 KB at the most/],
  ])('%s are refused', async (_name, file, code, words) => {
    const before = await stored();
    const { status, error } = await send(file);
    expect(error).toEqual({ code, message: expect.stringMatching(words) });
    expect(status).toBe(code === 'BAD_CAPTIONS' ? 422 : 413);
    expect(await stored()).toEqual(before);
  });
});

describe('what is refused', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  it.each<[string, () => Buffer | string | Promise<Buffer>, string, RegExp]>([
    ['an SVG', () => svg, 'MEDIA_TYPE', /SVG drawings are not taken.*PNG/],
    ['an SVG with a preamble', () => `<?xml version="1.0"?>\n${svg}`, 'MEDIA_TYPE', /SVG/],
    ['a page', () => '<!doctype html><img src=x>', 'MEDIA_TYPE', /web page/],
    ['a text', () => 'hello', 'MEDIA_TYPE', /no picture, sound or video.*JPEG.*MP3.*MP4/],
    ['nothing', () => '', 'MEDIA_TYPE', /empty/],
    ['a PDF', () => '%PDF-1.7', 'MEDIA_TYPE', /PDF/],
    ['a HEIC picture', () => '\0\0\0\x18ftypheic\0\0\0\0', 'MEDIA_TYPE', /HEIC.*JPEG/],
    ['half a picture', async () => (await png(500, 500)).subarray(0, 400), 'MEDIA_TYPE', /damaged/],
    ['half a video', () => mp4().subarray(0, -100), 'MEDIA_TYPE', /damaged|not whole/],
    ['H.265', () => mp4({ video: 'hvc1' }), 'MEDIA_TYPE', /H\.265.*H\.264/],
    ['a sound by name only', () => `ID3${'x'.repeat(500)}`, 'MEDIA_TYPE', /damaged/],
    ['a WebM by name only', () => Buffer.from('1a45dfa3ff00ff00', 'hex'), 'MEDIA_TYPE', /damaged/],
    ['a picture of 2.5 billion pixels', bomb, 'MEDIA_TYPE', /over 64 million pixels/],
    [
      'a large picture',
      () => Buffer.concat([photoHead, Buffer.alloc(1_000_000)]),
      'MEDIA_TOO_LARGE',
      /1 MB/,
    ],
    [
      'a large video',
      () => Buffer.concat([mp4(), Buffer.alloc(2_000_000)]),
      'MEDIA_TOO_LARGE',
      /Videos can have 2 MB/,
    ],
    [
      'a large sound that seems a video',
      () => Buffer.concat([mp4({ video: '' }), padding(1_500_000)]),
      'MEDIA_TOO_LARGE',
      /Sounds can have 1 MB/,
    ],
  ])('%s', async (_name, file, code, words) => {
    const before = await stored();
    const { status, error } = await send(await file());
    expect(error).toEqual({ code, message: expect.stringMatching(words) });
    expect(status).toBe(code === 'MEDIA_TYPE' ? 415 : 413);
    expect(await stored()).toEqual(before);
  });

  it('what does not come in whole leaves nothing', async () => {
    const before = await stored();
    const sending = request(`${running.url}/api/media`, {
      method: 'POST',
      headers: { 'content-length': '500000' },
    });
    sending.on('error', () => {});
    sending.write(await png(400, 400));
    await once(running.app.http.server, 'request');
    sending.destroy();
    // It goes through the same gate: whatever was begun is over by then.
    expect((await send(await png(401, 400))).status).toBe(201);
    expect((await stored()).length).toBe(before.length + 1);
    expect((await stored()).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('a form, and whoever is no manager', async () => {
    const form = await fetch(`${running.url}/api/media`, { method: 'POST', body: new FormData() });
    expect(form.status).toBe(400);
    await using closed = await startApp({
      host: '0.0.0.0',
      adminToken: `${'a'.repeat(8)}b1c2d3e4`,
    });
    for (const [method, path] of [
      ['POST', '/api/media'],
      ['GET', '/api/media'],
      ['DELETE', `/api/media/${'a'.repeat(26)}.webp`],
    ] as const) {
      const body = method === 'POST' ? { body: new Uint8Array(await png()) } : {};
      const answer = await fetch(closed.url + path, { method, ...body });
      expect([path, answer.status]).toEqual([path, 401]);
    }
  });

  it('what finds no room', async () => {
    await using small = await startApp({ mediaTotal: 1 });
    const codes: unknown[] = [];
    for (const seconds of [70, 71, 70]) {
      const body = new Uint8Array(wav('', seconds));
      const answer = await fetch(`${small.url}/api/media`, { method: 'POST', body });
      codes.push(((await answer.json()) as Answer).error?.code ?? answer.status);
    }
    // A file that is there already takes no more room.
    expect(codes).toEqual([201, 'MEDIA_FULL', 201]);
  });
});

describe('what is stored', () => {
  it('is served for ever, and can do nothing', async () => {
    const { url, bytes } = await send(await png());
    const answer = await get(url);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/webp',
      'content-length': String(bytes),
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'cross-origin',
      'accept-ranges': 'bytes',
      etag: expect.stringMatching(/^".*"$/),
    });
    const etag = answer.headers.get('etag') ?? '';
    const same = await get(url, { 'if-none-match': `W/${etag}, "x"` });
    expect([same.status, await same.text()]).toEqual([304, '']);
    const head = await get(url, {}, 'HEAD');
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(bytes)]);
  });

  it('is served in parts', async () => {
    const { url } = await send(wav());
    const whole = await bytesOf(url);
    const part = async (range: string, more = {}) => {
      const answer = await get(url, { range, ...more });
      return [
        answer.status,
        answer.headers.get('content-range'),
        Buffer.from(await answer.arrayBuffer()),
      ];
    };
    const size = whole.length;
    expect(await part('bytes=0-3')).toEqual([206, `bytes 0-3/${size}`, whole.subarray(0, 4)]);
    expect(await part(`bytes=${size - 2}-`)).toEqual([
      206,
      `bytes ${size - 2}-${size - 1}/${size}`,
      whole.subarray(-2),
    ]);
    expect(await part('bytes=-5')).toEqual([
      206,
      `bytes ${size - 5}-${size - 1}/${size}`,
      whole.subarray(-5),
    ]);
    expect(await part('bytes=5-99999999')).toEqual([
      206,
      `bytes 5-${size - 1}/${size}`,
      whole.subarray(5),
    ]);
    expect((await part(`bytes=${size}-`)).slice(0, 2)).toEqual([416, `bytes */${size}`]);
    expect((await part('bytes=-0'))[0]).toBe(416);
    for (const range of ['bytes=3-1', 'bytes=', 'bytes=0-1,4-5', 'lines=0-1'])
      expect(await part(range)).toEqual([200, null, whole]);
    expect((await part('bytes=0-1', { 'if-range': '"another"' }))[0]).toBe(200);
  });

  it('is found by nothing but its name', async () => {
    for (const path of [
      `/media/${'a'.repeat(26)}.webp`,
      '/media/..%2fsecret',
      '/media/secret',
      `/media/${'a'.repeat(26)}.webp%00`,
      `/media/${'A'.repeat(26)}.WEBP`,
    ])
      expect([path, (await get(path)).status]).toEqual([path, 404]);
  });

  it('is listed with whether a quiz names it, and removed', async () => {
    const used = await send(await png(71, 40));
    const unused = await send(await png(72, 40));
    const [clip, captions] = [
      await send(mp4()),
      await send('WEBVTT\n\n00:01.000 --> 00:02.000\nHi\n'),
    ];
    const quiz = await post(`${running.url}/api/quizzes`, {
      title: 'With a picture',
      questions: [
        {
          type: 'boolean',
          text: 'Red?',
          correct: true,
          media: { image: used.url, alt: 'A square' },
        },
        {
          type: 'boolean',
          text: 'Heard?',
          correct: true,
          media: { video: clip.url, captions: captions.url, alt: 'A talk' },
        },
      ],
    });
    expect(quiz.status).toBe(201);
    const list = (await (await get('/api/media')).json()) as MediaList;
    const usedOf = (url: string) => list.media.find((one) => one.url === url)?.used;
    expect([used, unused, clip, captions].map(({ url }) => usedOf(url))).toEqual([
      true,
      false,
      true,
      true,
    ]);
    expect(list.total).toBe(list.media.reduce((sum, { bytes }) => sum + bytes, 0));
    const name = unused.url.replace('/media/', '/api/media/');
    expect((await get(name, {}, 'DELETE')).status).toBe(204);
    expect((await get(name, {}, 'DELETE')).status).toBe(404);
    expect((await get(unused.url)).status).toBe(404);
  });
});

/** How a JPEG begins. */
const photoHead = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(80)]);

/** A part of an MP4 that nobody looks into. */
function padding(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  bytes.writeUInt32BE(length);
  bytes.write('free', 4);
  return bytes;
}
