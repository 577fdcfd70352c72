/** Captions of sounds and videos: written into a quiz on the desk, read on a phone and on the big screen. */
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chromiumPath } from '../setup/programs.ts';
import { type RunningApp, startApp } from '../support/app.ts';
import { granted, hostGame, post } from '../support/clients.ts';
import { wav } from '../support/media-files.ts';
import { single } from '../support/quizzes.ts';
import { smallTargets, violations } from './look/axe.ts';
import { settled } from './look/stage.ts';
import { Author } from './support/author.ts';
import { film } from './support/film.ts';
import { picturesIn } from './support/pictures.ts';

const keep = picturesIn('captions');

/** The second one lasts longer than any clip here: it is still there at the end. */
const SRT = Buffer.from(`1
00:00:00,000 --> 00:00:02,000
<v Ana>Which bird sings like this?

2
00:00:02,000 --> 00:01:00,000
It is as small as a <i>leaf</i>,
and as loud as a horn.
`);

const HANDSET = { width: 390, height: 844 };

let browser: Browser;
let running: RunningApp;
let video: string;
beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--autoplay-policy=no-user-gesture-required', '--mute-audio'],
  });
  running = await startApp();
  const page = await browser.newPage();
  video = await upload(await film(page));
  await page.close();
});
afterAll(async () => {
  await browser?.close();
  await running?.[Symbol.asyncDispose]();
});

async function upload(bytes: Buffer): Promise<string> {
  const body = new Uint8Array(bytes);
  const answer = await fetch(`${running.url}/api/media`, { method: 'POST', body });
  return ((await answer.json()) as { url: string }).url;
}

async function open(path: string, viewport = { width: 1280, height: 800 }): Promise<Page> {
  const page = await browser.newPage({ viewport, reducedMotion: 'reduce' });
  page.setDefaultTimeout(20_000);
  await page.goto(running.url + path);
  return page;
}

/** The page in both themes: nothing is against its being read, or read out. */
async function keepBoth(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await settled(page);
    await keep(page, `${name}-${colorScheme}`);
    expect(await violations(page), `${name}, ${colorScheme}`).toEqual([]);
  }
}

/** Plays a video, which a browser does before it shows captions; says whether it shows them, and which. */
const played = (page: Page) =>
  page.locator('video').evaluate(async (element) => {
    await (element as HTMLVideoElement).play();
    const [track] = (element as HTMLVideoElement).textTracks;
    return [track?.mode, ...[...(track?.activeCues ?? [])].map((cue) => (cue as VTTCue).text)];
  });

const to = (page: Page, seconds: number) =>
  page.locator('audio').evaluate((element, at) => {
    (element as HTMLAudioElement).currentTime = at;
  }, seconds);

it('an author adds, replaces and removes captions', async () => {
  const { body } = await post<{ id: string }>(`${running.url}/api/quizzes?draft=true`, {
    title: 'Birds',
    questions: [single('Which bird?', 0, { media: { video, alt: 'A bird' } })],
  });
  const media = async () => {
    const answer = await fetch(`${running.url}/api/quizzes/${body.id}`);
    const quiz = (await answer.json()) as { questions: { media: Record<string, string> }[] };
    return quiz.questions[0]?.media;
  };
  const page = await open(`/host/quiz/${body.id}`);
  const author = new Author(page);
  await page.locator('.question-row').first().click();
  const captions = page.getByRole('group', { name: 'Captions' });
  await captions.getByText('has no captions').waitFor();
  const choose = async (name: string, buffer: Buffer) => {
    const chooser = page.waitForEvent('filechooser');
    await captions.getByRole('button').first().press('Enter');
    await (await chooser).setFiles({ name, mimeType: 'text/plain', buffer });
  };
  await choose('notes.txt', Buffer.from('Hello'));
  await captions.getByRole('alert').getByText('Choose a WebVTT or SRT file').waitFor();
  await choose('half.vtt', Buffer.from('WEBVTT\n\nHello\n'));
  await captions.getByRole('alert').getByText('Line 3').waitFor();
  await choose('birds.srt', SRT);
  await captions.getByRole('button', { name: 'Replace' }).waitFor();
  expect(await captions.getByRole('alert').count()).toBe(0);
  await author.saved();
  const first = (await media())?.captions;
  expect(first).toMatch(/^\/media\/.*\.vtt$/);
  await expect
    .poll(() => played(page))
    .toEqual(['showing', '<v Ana>Which bird sings like this?</v>']);
  await keepBoth(page, 'editor');

  await choose('birds.vtt', Buffer.from('WEBVTT\n\n00:00.000 --> 01:00.000\nOther words\n'));
  await expect.poll(() => played(page)).toEqual(['showing', 'Other words']);
  await expect.poll(async () => (await media())?.captions).not.toBe(first);
  await captions.getByRole('button', { name: 'Remove' }).press('Enter');
  await captions.getByText('has no captions').waitFor();
  const focused = page.locator(':focus');
  expect(await focused.textContent()).toBe('Add captions');
  await expect.poll(media).toEqual({ video, alt: 'A bird' });
  await page.close();
});

it('players and the room read them while the clip plays', async () => {
  const captions = await upload(SRT);
  const audio = await upload(wav('', 6));
  using host = await hostGame(running.url, {
    title: 'Birds',
    language: 'en',
    questions: [
      single('Which bird is heard?', 0, { limit: 600, media: { audio, captions, alt: 'A song' } }),
      single('Which bird is seen?', 0, { limit: 600, media: { video, captions, alt: 'A bird' } }),
    ],
  });
  const player = await open(`/?pin=${host.pin}`, HANDSET);
  await player.getByLabel('Nickname').fill('Ana');
  await player.getByRole('button', { name: 'Join' }).click();
  await player.getByText('in!').waitFor();
  const { token } = granted(await host.socket.emitWithAck('screen', {}));
  const screen = await open(`/screen#pin=${host.pin}&token=${token}`, { width: 1280, height: 720 });
  await host.command('start');

  const words = player.locator('.captions');
  await to(player, 1);
  await expect.poll(() => words.innerText()).toContain('Which bird sings like this?');
  // The speaker has a name.
  const speaker = words.locator('[title="Ana"]');
  const before = await speaker.evaluate((name) => getComputedStyle(name, '::before').content);
  expect(before).toBe('"Ana: "');
  await to(player, 4);
  await expect
    .poll(() => words.innerText())
    .toBe('It is as small as a leaf,\nand as loud as a horn.');
  expect(await words.locator('i').innerText()).toBe('leaf');
  // Nobody's screen reader talks over the sound.
  expect(await words.evaluate((element) => element.closest('[aria-live], [role=status]'))).toBe(
    null,
  );
  await keepBoth(player, 'player-sound');
  expect(await smallTargets(player)).toEqual([]);
  // The big screen began by itself.
  await expect.poll(() => screen.locator('.captions').innerText()).toContain('as loud as a horn');
  await keep(screen, 'screen-sound');
  expect(await violations(screen)).toEqual([]);

  const button = player.getByRole('button', { name: 'Captions' });
  await button.press('Enter');
  expect([await words.count(), await button.getAttribute('aria-pressed')]).toEqual([0, 'false']);
  await button.press('Enter');
  await to(player, 1);
  await expect.poll(() => words.innerText()).toContain('Which bird sings like this?');

  await host.command('skip');
  await host.inbox.next('reveal');
  await host.command('next');
  for (const page of [player, screen]) {
    await page.locator('video').waitFor();
    await expect
      .poll(() => played(page))
      .toEqual(['showing', '<v Ana>Which bird sings like this?</v>']);
    await settled(page);
    await keep(page, page === player ? 'player-video' : 'screen-video');
    expect(await violations(page)).toEqual([]);
  }
  await player.close();
  await screen.close();
});
