/** A game with a picture, a sound and a video, on the web and on WhatsApp. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UploadedMedia } from '../../server/protocol/resources.ts';
import { hostGame, joinWeb } from '../support/clients.ts';
import { mp3, mp4, png, wav } from '../support/media-files.ts';
import { type AppWithPhones, fromBusiness, startAppWithPhones, told } from '../support/phones.ts';
import { single } from '../support/quizzes.ts';

let running: AppWithPhones;
beforeAll(async () => {
  running = await startAppWithPhones(undefined, { pluginEnv: { WHATSAPP_PAIR_BURST: '45' } });
});
afterAll(() => running[Symbol.asyncDispose]());

const upload = async (bytes: Uint8Array): Promise<UploadedMedia> => {
  const body = new Uint8Array(bytes);
  const answer = await fetch(`${running.url}/api/media`, { method: 'POST', body });
  return (await answer.json()) as UploadedMedia;
};

describe('a question with', () => {
  it('a picture, a sound or a video shows it on every channel', async () => {
    const [picture, sound, film, wave] = await Promise.all(
      [await png(64, 48), mp3(), mp4(), wav()].map(upload),
    );
    const said = 'WEBVTT\n\n00:00.000 --> 00:02.000\nThe answer is in here\n';
    const captions = (await upload(Buffer.from(said))).url;
    if (!picture || !sound || !film || !wave) throw new Error('nothing was uploaded');
    using host = await hostGame(running.url, {
      title: 'Media',
      questions: [
        single('See?', 0, {
          media: { image: picture.url, alt: 'A square', credit: 'by Ana', width: 1, height: 1 },
        }),
        single('Hear?', 0, { media: { audio: sound.url, captions, alt: 'Silence' } }),
        single('Watch?', 0, { media: { video: film.url, captions, alt: 'Nothing' } }),
        single('Hear this?', 0, { media: { audio: wave.url, alt: 'A tone' } }),
      ],
    });
    const web = await joinWeb(running.url, host.pin, 'Web');
    const phone = running.simulator.phone('15550007701', 'Phone');
    phone.send(`JOIN ${host.pin}`);
    await told(phone, 'You are in');

    await host.command('start');
    expect((await web.inbox.next('question')).media).toEqual({
      kind: 'picture',
      image: picture.url,
      alt: 'A square',
      credit: 'by Ana',
      width: 64,
      height: 48,
    });
    const seen = await told(phone, 'See?');
    expect(seen.image?.url).toMatch(/media\/\d+$/);
    const id = seen.image?.url.split('/').at(-1) ?? '';
    // WhatsApp takes no WebP.
    expect(running.simulator.media(id)?.mimeType).toBe('image/jpeg');

    let open = 0;
    const onwards = async (text: string) => {
      phone.send('A');
      await web.answer(open, 0);
      await host.inbox.next('reveal', ({ index }) => index === open);
      open += 1;
      await host.command('next');
      const question = await web.inbox.next('question', ({ text: its }) => its === text);
      return [question.media, await told(phone, text)] as const;
    };
    const [heard, after] = await onwards('Hear?');
    expect(heard).toEqual({ kind: 'audio', audio: sound.url, captions, alt: 'Silence' });
    expect([after.text.includes('Silence'), after.audio]).toEqual([false, undefined]);
    const all = fromBusiness(phone);
    const before = all[all.findIndex(({ id }) => id === after.id) - 1];
    expect(before).toMatchObject({
      text: '',
      audio: { url: expect.stringMatching(/media\/\d+$/) },
    });

    const [watched, film1] = await onwards('Watch?');
    expect(watched).toEqual({ kind: 'video', video: film.url, captions, alt: 'Nothing' });
    expect(film1).toMatchObject({ video: { url: expect.stringMatching(/media\/\d+$/) } });

    // WhatsApp has no word for a WAV: the words for it stand in.
    const [, told1] = await onwards('Hear this?');
    expect(told1.text).toContain('[A tone]');
    expect(fromBusiness(phone).filter(({ audio }) => audio)).toHaveLength(1);
    // Captions have their times: without them, a chat is told nothing of them.
    expect(JSON.stringify(fromBusiness(phone))).not.toContain('in here');
    web.socket.disconnect();
  });

  it('a clip that is shown while it is read comes with its captions', async () => {
    const media = { video: '/media/talk.mp4', captions: '/media/talk.vtt', alt: 'A talk' };
    const quiz = { title: 'Read', questions: [single('Said?', 0, { media })] };
    using host = await hostGame(running.url, quiz, { reading: 1 });
    using _ = await joinWeb(running.url, host.pin, 'Ana');
    const { coming } = await host.command('start');
    expect(coming?.media).toEqual({ kind: 'video', ...media });
  });
});
