/** Games that Telegram players share with others, through the Bot API's own requests. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../../../bridge/whatsapp/simulator/simulator.ts';
import { quizToPlay } from '../../../server/games/quiz-to-play.ts';
import type { UploadedMedia } from '../../../server/protocol/resources.ts';
import { archiveOf } from '../../support/archive.ts';
import { granted, hostGame, joinWeb } from '../../support/clients.ts';
import { mp3, mp4 } from '../../support/media-files.ts';
import { everyType, single, singles } from '../../support/quizzes.ts';
import { accountSettings } from '../../support/whatsapp-account.ts';
import { startTelegram, type TelegramApp } from './support/server.ts';
import type { TelegramUser } from './support/telegram-user.ts';

let simulator: Simulator;
let running: TelegramApp;
let url: string;
beforeAll(async () => {
  simulator = await startSimulator({ webhookUrl: () => `${url}/bridge/whatsapp/webhook` });
  running = await startTelegram(
    {},
    {
      pluginEnv: accountSettings(simulator),
    },
  );
  url = running.url;
});
afterAll(async () => {
  await running[Symbol.asyncDispose]();
  await simulator.close();
});

/** A user in a game. */
async function joined(pin: string, name: string): Promise<TelegramUser> {
  const user = running.stub.user(name);
  user.says(`/join ${pin}`);
  await user.told('You are in');
  return user;
}

describe('a game', () => {
  it('is one for a browser and two messengers, on one leaderboard', async () => {
    using host = await hostGame(url, singles(2));
    using web = await joinWeb(url, host.pin, 'Web');
    const phone = simulator.phone('15551234567', 'Phone');
    phone.send(`JOIN ${host.pin}`);
    const link = new URL((host as unknown as { telegramUrl: string }).telegramUrl);
    expect(link.origin + link.pathname).toBe('https://t.me/quiz_bot');
    const ana = running.stub.user('Ana');
    ana.says(`/start ${link.searchParams.get('start')}`);
    await ana.told('You are in as Ana');
    await host.inbox.next('lobby', ({ players }) => players === 3);
    await host.command('start');
    const question = await ana.told('Question 1?');
    expect(question.buttons.map(({ text }) => text)).toEqual([
      'A) Red',
      'B) Green',
      'C) Blue',
      'D) Black',
    ]);
    ana.taps('A) Red');
    await ana.toast('✓ A');
    await phone.next(({ text }) => text.includes('Question 1?'));
    phone.send('a');
    await phone.next(({ text, status }) => text === 'a' && status === 'read');
    await web.answer(0, 3);
    const { top } = await web.inbox.next('leaderboard');
    // It does not matter here who of the two was faster.
    expect(
      top
        .slice(0, 2)
        .map(({ nickname }) => nickname)
        .toSorted(),
    ).toEqual(['Ana', 'Phone']);
    expect(top.map(({ total }) => total > 0)).toEqual([true, true, false]);

    await host.command('next');
    expect((await ana.told('Question 2?')).text).toMatch(
      /^✅ Q1: Red\. \+[\d,]+ → [\d,]+ pts, (1st|2nd) of 3\n\n/,
    );
    ana.taps('A) Red');
    await phone.next(({ text }) => text.includes('Question 2?'));
    phone.send('a');
    await web.answer(1, 3);
    await host.inbox.next('reveal', ({ index }) => index === 1);
    await host.command('next');
    const last = await ana.told('The game is over.');
    expect(last.text).toMatch(
      /^❌ Q2: Green\. 0 → .*\n\n🏁 The game is over\. You came (1st|2nd) of 3 with [\d,]+ pts\.\n\n/,
    );
    expect(last.text).toMatch(
      /1st (Ana|Phone) · [\s\S]*(Ana|Phone) · [\d,]+ pts\n3rd Web · 0 pts$/,
    );
    // Joining, two questions, the end: nothing else was said.
    expect(ana.messages).toHaveLength(4);
    expect(running.logged).toEqual([]);
  });

  it('tells each player how much time is theirs, and takes their answer until then', async () => {
    using host = await hostGame(url, singles(1, { limit: 2 }));
    const [slow, usual] = [await joined(host.pin, 'Slow'), await joined(host.pin, 'Usual')];
    const { state } = granted(await host.socket.emitWithAck('sync', {}));
    const playerId = state.roster?.find(({ nickname }) => nickname === 'Slow')?.id ?? '';
    granted(await host.socket.emitWithAck('time', { playerId, factor: 3 }));
    await host.command('start');
    await slow.told('· 6 s');
    await usual.told('· 2 s');
    await host.inbox.next('question', ({ overtime }) => overtime === true);
    usual.taps('A) Red');
    await usual.toast('closed');
    slow.taps('B) Green');
    await slow.toast('✓ B');
    const { distribution } = await host.inbox.next('reveal');
    expect(distribution.map(({ count }) => count)).toEqual([0, 1, 0, 0]);
    // Nobody is asked again when the time of all is over.
    expect(usual.messages.filter(({ text }) => text.includes('Question 1?'))).toHaveLength(1);
  });

  it('can be answered in every way there is', async () => {
    using host = await hostGame(url, everyType);
    const user = await joined(host.pin, 'Every');
    const ways = [
      () => user.taps('C) Blue'),
      () => user.says('a, c'),
      () => user.taps('A) True'),
      () => user.says('the everst'),
      () => user.says('8.850 m'),
    ];
    await host.command('start');
    for (const [index, answer] of ways.entries()) {
      if (index > 0) await host.command('next');
      await user.told(everyType.questions[index]?.text ?? '');
      answer();
      await host.inbox.next('reveal', (event) => event.index === index);
    }
    await host.command('next');
    await user.told('The game is over.');
    const { results } = await archiveOf(running.app, host.id);
    expect(results.map(({ correctness }) => correctness)).toEqual([1, 1, 1, 1, 1]);
  });

  it('counts a text as of its stamp: what was sent before a question is no answer to it', async () => {
    using host = await hostGame(url, singles(1, { limit: 60 }));
    using web = await joinWeb(url, host.pin, 'Web');
    const user = await joined(host.pin, 'Early');
    await host.command('start');
    await user.told('Question 1?');
    const { openedAt } = await web.inbox.next('question');
    user.says('a', openedAt - 2000);
    await user.told('The game has not started yet');
    await user.thumb(user.says('b'));
    await web.answer(0, 3);
    const { distribution } = await host.inbox.next('reveal');
    expect(distribution.map(({ count }) => count)).toEqual([0, 1, 0, 1]);
  });

  it('P50: shows a browser the question when half of the chats have it', async () => {
    using host = await hostGame(url, singles(1), { countdown: 0, hold: true });
    using web = await joinWeb(url, host.pin, 'Web');
    const users = [await joined(host.pin, 'One'), await joined(host.pin, 'Two')];
    await expect.poll(async () => (await running.app.games.state(host.id)).ahead).toBe(true);
    await host.command('start');
    await web.inbox.next('state', ({ coming }) => coming?.held === true);
    for (const user of users) {
      await user.told('Question 1?');
      user.taps('B) Green');
    }
    await web.inbox.next('question');
    await web.answer(0, 0);
    const { distribution } = await host.inbox.next('reveal');
    expect(distribution.map(({ count }) => count)).toEqual([1, 2, 0, 0]);
  });

  it('shows a typed answer as received by a thumb, and counts the first one', async () => {
    using host = await hostGame(url, singles(2, { limit: 60 }));
    using web = await joinWeb(url, host.pin, 'Web');
    const user = await joined(host.pin, 'Thumb');
    user.says('b');
    await user.told('The game has not started yet');
    await host.command('start');
    const first = await user.told('Question 1?');
    await user.thumb(user.says('b'));
    user.taps('C) Blue');
    await user.toast('your first answer counts');
    await web.answer(0, 0);
    await host.inbox.next('reveal');
    await host.command('next');
    await user.told('Question 2?');
    user.taps('D) Black', first);
    user.taps('B) Green');
    await user.toast('✓ B');
    await expect
      .poll(() => user.toasts.filter((line) => /first answer/.test(line)))
      .toHaveLength(2);
    await web.answer(1, 1);
    await host.inbox.next('reveal', ({ index }) => index === 1);
    await host.command('end');
    const { answers, players } = await archiveOf(running.app, host.id);
    const me = players.find(({ channel }) => channel === 'telegram')?.id;
    const mine = answers.filter(({ player }) => player === me);
    expect(mine.map(({ question, value }) => [question, value])).toEqual([
      [0, 1],
      [1, 1],
    ]);
  });

  it('shows pictures: uploads one of this server, once, and describes one that is broken', async () => {
    const picture = '/quiz-pictures/missing.png';
    const media = (image: string) => ({ media: { image, alt: 'A <small> map' } });
    using host = await hostGame(url, {
      title: 'Pictures',
      questions: [
        single('Icon?', 0, media(await anyPicture())),
        single('Icon again?', 0, media(await anyPicture())),
        single('Broken?', 0, media('https://quiz.example/broken.png')),
        single('Missing?', 0, media(picture)),
      ],
    });
    const user = await joined(host.pin, 'Eye');
    await host.command('start');
    for (const [index, text] of ['Icon?', 'Icon again?', 'Broken?', 'Missing?'].entries()) {
      if (index > 0) await host.command('next');
      const { photo, text: shown } = await user.told(text);
      if (index === 0) expect((photo as File).type).toMatch(/^image\//);
      if (index === 0) expect((photo as File).size).toBeGreaterThan(100);
      if (index === 1) expect(photo).toBe('file-1');
      if (index > 1)
        expect([photo, shown]).toEqual([undefined, expect.stringContaining('[A <small> map]')]);
      user.taps('A) Red');
      await host.inbox.next('reveal', (event) => event.index === index);
    }
    expect(running.logged).toEqual([]);
  });

  it('sends sounds and videos along, each uploaded once', async () => {
    const upload = async (bytes: Uint8Array) => {
      const body = new Uint8Array(bytes);
      const answer = await fetch(`${url}/api/media`, { method: 'POST', body });
      return ((await answer.json()) as UploadedMedia).url;
    };
    const [audio, video] = [await upload(mp3()), await upload(mp4())];
    using host = await hostGame(url, {
      title: 'Sounds',
      questions: [
        single('Heard?', 0, { media: { audio, alt: 'Silence' } }),
        single('Seen?', 0, { media: { video, alt: 'Nothing' } }),
        single('Heard again?', 0, { media: { audio, alt: 'Silence' } }),
      ],
    });
    const user = await joined(host.pin, 'Ear');
    await host.command('start');
    const sent: unknown[] = [];
    for (const [index, text] of ['Heard?', 'Seen?', 'Heard again?'].entries()) {
      if (index > 0) await host.command('next');
      const { photo } = await user.told(text);
      sent.push(photo instanceof File ? [photo.name, photo.type] : photo);
      user.taps('A) Red');
      await host.inbox.next('reveal', (event) => event.index === index);
    }
    expect(sent).toEqual([['sound.mp3', 'audio/mpeg'], ['video.mp4', 'video/mp4'], 'file-2']);
  });

  it('takes what a name or a question says for text, not for markup', async () => {
    const text = 'Is 1 < 2 & 3 > 2, <b>or</b> &amp;?';
    using host = await hostGame(url, {
      title: 'Signs',
      questions: [{ type: 'text', text, accepted: ['<i> & co'] }],
    });
    const user = await joined(host.pin, 'A <b> & C');
    expect(user.messages[0]?.text).toContain('You are in as A <b> & C (game');
    await host.command('start');
    expect((await user.told('Is 1 < 2')).text).toContain(text);
    user.says('<i> & co');
    await host.inbox.next('reveal');
    await host.command('next');
    expect((await user.told('The game is over.')).text).toMatch(
      /Q1: <i> & co\.[\s\S]*1st A <b> & C/,
    );
  });
});

async function anyPicture(): Promise<string> {
  for (const { id } of (await running.app.records.quizzes.list()).quizzes) {
    const quiz = quizToPlay(await running.app.records.quizzes.get(id));
    const image = quiz.questions.find(({ media }) => media?.image?.endsWith('.png'))?.media?.image;
    if (image) return image;
  }
  throw new Error('no quiz has a picture');
}
