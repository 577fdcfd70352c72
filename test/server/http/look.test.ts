/** A host's logo and colours: set once, kept, and shown by a style sheet. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Look } from '../../../server/protocol/look.ts';
import type { MediaList, UploadedMedia } from '../../../server/protocol/resources.ts';
import { type RunningApp, startApp, temporaryFolder } from '../../support/app.ts';
import { photo, wav } from '../../support/media-files.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let running: RunningApp;
beforeAll(async () => {
  folder = await temporaryFolder();
  running = await startApp({ dataDir: folder.path });
});
afterAll(async () => {
  await running[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
});

const put = async (body: unknown) => {
  const answer = await fetch(`${running.url}/api/look`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: (await answer.json()) as Look & { error?: object } };
};
const sheet = async () => (await fetch(`${running.url}/look.css`)).text();
const upload = async (bytes: Uint8Array) => {
  const body = new Uint8Array(bytes);
  const answer = await fetch(`${running.url}/api/media`, { method: 'POST', body });
  return ((await answer.json()) as UploadedMedia).url;
};

it('is none at first; then it is kept, also by a server that starts again', async () => {
  expect(await sheet()).toBe('');
  const logo = await upload(await photo());
  const look = { logo, accent: '#777777', ground: '#F0F0F0' };
  const set = await put(look);
  expect(set).toMatchObject({ status: 200, body: { logo, ground: '#f0f0f0' } });
  // Too light for the dark theme, and told so.
  expect(set.body.adjusted.join(' ')).toContain('The ground is darker than chosen');
  const shown = await sheet();
  expect(shown).toContain(`url("${logo}")`);

  await running[Symbol.asyncDispose]();
  running = await startApp({ dataDir: folder.path });
  expect(await (await fetch(`${running.url}/api/look`)).json()).toEqual(set.body);
  expect(await sheet()).toBe(shown);
  // Nobody takes the logo for a file that nothing needs.
  const { media } = (await (await fetch(`${running.url}/api/media`)).json()) as MediaList;
  expect(media).toMatchObject([{ url: logo, used: true }]);
  expect((await put({})).body).toEqual({ logo: null, accent: null, ground: null, adjusted: [] });
  expect(await sheet()).toBe('');
});

it('refuses what is no colour and no picture, and changes nothing', async () => {
  const sound = await upload(wav());
  for (const bad of [
    { accent: 'red;}body{display:none' },
    { ground: '#12' },
    { logo: 'https://elsewhere.example/logo.png' },
    { logo: `/media/${'a'.repeat(26)}.webp` },
    { logo: sound },
  ])
    expect(await put(bad)).toMatchObject({ status: 400, body: { error: { code: 'BAD_PAYLOAD' } } });
  expect(await sheet()).toBe('');
});
