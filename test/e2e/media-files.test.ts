/** Quizzes with their pictures, sounds and videos, from one server to another in one file. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { ImportedQuiz, MediaList, UploadedMedia } from '../../server/protocol/resources.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { post } from '../support/clients.ts';
import { mp3, png } from '../support/media-files.ts';

const alt = 'What there is';

const upload = async ({ url }: RunningApp, bytes: Uint8Array): Promise<UploadedMedia> => {
  const body = new Uint8Array(bytes);
  return (await (
    await fetch(`${url}/api/media`, { method: 'POST', body })
  ).json()) as UploadedMedia;
};
const stored = async ({ url }: RunningApp) =>
  ((await (await fetch(`${url}/api/media`)).json()) as MediaList).media.map((one) => one.url);
const bring = async ({ url }: RunningApp, file: Uint8Array, query = '') => {
  const body = new Uint8Array(file);
  const answer = await fetch(`${url}/api/quizzes/import?name=x.qrush${query}`, {
    method: 'POST',
    body,
  });
  return { status: answer.status, ...((await answer.json()) as ImportedQuiz) };
};
const take = async ({ url }: RunningApp, id: string) => {
  const answer = await fetch(`${url}/api/quizzes/${id}/export?format=qrush`);
  return { status: answer.status, bytes: new Uint8Array(await answer.arrayBuffer()) };
};

describe('a .qrush file', () => {
  it('takes them along, and brings them back where it is imported', async () => {
    await using from = await startApp();
    await using to = await startApp();
    const [picture, sound, captions] = [
      await upload(from, await png()),
      await upload(from, mp3()),
      await upload(
        from,
        strToU8('WEBVTT\n\n00:00.000 --> 00:01.000\n<v Ana>Hello & goodbye</v>\n'),
      ),
    ];
    const media = { image: picture.url, alt };
    const quiz = {
      title: 'Along',
      questions: [
        { type: 'boolean', text: 'See?', correct: true, media },
        {
          type: 'boolean',
          text: 'Hear?',
          correct: true,
          media: { audio: sound.url, captions: captions.url, alt },
        },
        {
          type: 'boolean',
          text: 'Shipped?',
          correct: true,
          media: { image: '/media/starter/clock.png', alt },
        },
        {
          type: 'match',
          text: 'Pairs?',
          pairs: [
            [{ media }, 'One'],
            ['b', 'Two'],
          ],
        },
        {
          type: 'boolean',
          text: 'Far?',
          correct: true,
          media: { image: 'https://quiz.example/x.png', alt },
        },
      ],
    };
    const { body } = await post<{ id: string }>(`${from.url}/api/quizzes`, quiz);
    const { bytes } = await take(from, body.id);
    const packed = unzipSync(bytes);
    expect(Object.keys(packed).sort()).toEqual([
      'media/1.webp',
      'media/2.mp3',
      'media/3.vtt',
      'media/4.png',
      'mimetype',
      'quiz.json',
    ]);
    expect(strFromU8(packed['quiz.json'] ?? new Uint8Array())).not.toContain('/media/');

    expect(await stored(to)).toEqual([]);
    const looked = await bring(to, bytes, '&dry=true');
    expect(looked.problems).toEqual([]);
    expect(await stored(to)).toEqual([]);
    const brought = await bring(to, bytes);
    expect([brought.status, brought.problems]).toEqual([201, []]);
    expect(brought.questions).toEqual(looked.questions);
    const urls = await stored(to);
    expect(urls).toHaveLength(4);
    const named = JSON.stringify(brought.questions).match(/\/media\/[a-z2-7]{26}\.\w+/g);
    expect(new Set(named)).toEqual(new Set(urls));
    // The same picture, under a name that this server alone can make.
    const [{ media: first } = {}] = brought.questions;
    const copy = (first as { image: string }).image;
    expect(copy).not.toBe(picture.url);
    const bytesAt = async (url: string) => Buffer.from(await (await fetch(url)).arrayBuffer());
    expect(await bytesAt(to.url + copy)).toEqual(await bytesAt(from.url + picture.url));

    // Where it comes from, it is what is there already.
    expect(JSON.stringify((await bring(from, bytes)).questions)).toContain(picture.url);
  });

  it('whose files are not fit, or not there, is refused, and brings the rest when asked to', async () => {
    await using app = await startApp();
    const question = (image: string) => ({
      type: 'boolean',
      text: image,
      correct: true,
      media: { image, alt },
    });
    const names = ['media/good.png', 'media/bad.png', 'media/none.png', '../up.svg'];
    const file = zipSync({
      'quiz.json': strToU8(JSON.stringify({ title: 'Mixed', questions: names.map(question) })),
      'media/good.png': new Uint8Array(await png()),
      'media/bad.png': strToU8('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      '../up.svg': strToU8('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      'media/unused.png': new Uint8Array(await png(20, 20)),
    });
    const refused = await bring(app, file);
    expect(refused.status).toBe(400);
    expect(refused.problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^The file “media\/bad\.png” is left out: SVG drawings are not taken/),
      'The file “media/none.png” is left out: it is not in the archive.',
      expect.stringMatching(/^The file “\.\.\/up\.svg” is left out: SVG/),
    ]);
    expect(await stored(app)).toEqual([]);
    const taken = await bring(app, file, '&partial=true');
    expect(taken.status).toBe(201);
    expect(taken.questions.map((one) => 'media' in one)).toEqual([true, false, false, false]);
    expect(await stored(app)).toHaveLength(1);
  });

  it('keeps a clip whose captions are not fit', async () => {
    await using app = await startApp();
    const media = { audio: 'media/1.mp3', captions: 'media/2.vtt', alt };
    const question = { type: 'boolean', text: 'Hear?', correct: true, media };
    const file = zipSync({
      'quiz.json': strToU8(JSON.stringify({ title: 'Half', questions: [question] })),
      'media/1.mp3': new Uint8Array(mp3()),
      'media/2.vtt': strToU8('WEBVTT\n\nno times\n'),
    });
    const taken = await bring(app, file, '&partial=true');
    expect(taken.problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^The file “media\/2\.vtt” is left out: Line 3: /),
    ]);
    const [{ media: kept } = {}] = taken.questions;
    expect(kept).toEqual({ audio: expect.stringMatching(/^\/media\/.*\.mp3$/), alt });
  });

  it('says what is missing when it is written', async () => {
    await using app = await startApp();
    const media = { image: `/media/${'a'.repeat(26)}.webp`, alt };
    const { body } = await post<{ id: string }>(`${app.url}/api/quizzes`, {
      title: 'Gone',
      questions: [{ type: 'boolean', text: 'See?', correct: true, media }],
    });
    expect((await take(app, body.id)).status).toBe(409);
  });
});

it('a picture named by https that cannot be had stays a link, and that is said', async () => {
  const file = strToU8(
    JSON.stringify({
      title: 'Far',
      questions: [
        {
          type: 'boolean',
          text: 'See?',
          correct: true,
          media: { image: 'https://169.254.169.254/x.png', alt },
        },
      ],
    }),
  );
  await using app = await startApp({ mediaFetch: 'on' });
  const brought = await bring(app, file);
  expect(brought.status).toBe(201);
  expect(brought.problems).toEqual([
    {
      line: 1,
      severity: 'warning',
      message:
        'The picture at https://169.254.169.254/x.png stays a link: 169.254.169.254 is not on the public Internet.',
    },
  ]);
  await using other = await startApp({ mediaFetch: 'off' });
  expect((await bring(other, file)).problems).toEqual([]);
});
