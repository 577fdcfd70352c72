import { afterEach, expect, it } from 'vitest';
import { DraftWriter, type QuestionDraft } from '../../../bridge/whatsapp/question-draft.ts';
import type { Phase } from '../../../server/engine/state.ts';
import { QRushError } from '../../../server/plugin.ts';
import type { QuestionView } from '../../../server/protocol/views.ts';
import { formOf } from '../../support/forms.ts';

const question: QuestionView = {
  index: 2,
  total: 9,
  type: 'single',
  text: 'Where?',
  form: formOf('single', ['Here', 'There', 'Somewhere', 'Nowhere']),
  options: ['Here', 'There', 'Somewhere', 'Nowhere'],
  media: { kind: 'picture', image: '/media/x.png', alt: 'a map' },
  openedAt: 0,
  closesAt: 20_000,
};
const draft: QuestionDraft = {
  type: 'question',
  gameId: 'g',
  question,
  language: 'en',
  intro: 'Welcome',
};
const about = { gameId: 'g', playerId: 'p', question: 2 };
const open = { name: 'open', question: 2, openedAt: 0, closesAt: 20_000 } as Phase;
const paused = { name: 'paused', inner: open, pausedAt: 1000 } as Phase;

const write = (phase: Phase, at: number, more: Partial<QuestionDraft> = {}, left = false) =>
  new DraftWriter({
    games: {
      state: async () => ({ phase, longer }) as never,
      async player() {
        if (left) throw new QRushError('PLAYER_NOT_FOUND');
        return {} as never;
      },
    },
    files: { at: async (line, path) => (file ? file : { id: `${line}:${path}` }) },
    now: async () => at,
  }).write({ ...draft, ...more }, about, 'line');

/** Players with extra time. */
let longer: Record<string, number> | undefined;
afterEach(() => {
  longer = undefined;
});

/** The state of a file, in place of its id. */
let file: 'wait' | undefined;

it('says how much time is left at the moment of sending', async () => {
  expect(JSON.stringify(await write(open, 0))).toContain('20 s');
  expect(JSON.stringify(await write(open, 5400))).toContain('15 s');
  // After a pause, there is more again.
  const resumed = { ...open, closesAt: 30_000 } as Phase;
  expect(JSON.stringify(await write(resumed, 11_000))).toContain('19 s');
});

it('says to a player with extra time how much of it is left', async () => {
  longer = { p: 2 };
  expect(JSON.stringify(await write(open, 0))).toContain('40 s');
  expect(JSON.stringify(await write(open, 24_000))).toContain('16 s');
  longer = { other: 2 };
  expect(await write(open, 24_000)).toBe('over');
});

it.each([
  ['closed', { name: 'scoring', question: 2 }],
  ['revealed', { name: 'revealed', question: 2 }],
  ['followed by another', { ...open, question: 3 }],
  ['of a game that is over', { name: 'finished' }],
])('is over when it is %s', async (_what, phase) => {
  expect(await write(phase as Phase, 1000)).toBe('over');
  expect(await write(phase as Phase, 1000, { greets: true })).toMatchObject({
    text: { body: 'Welcome' },
  });
});

it('is over when hardly any time is left, and for who has left', async () => {
  expect(await write(open, 19_600)).toBe('over');
  expect(await write(open, 1000, {}, true)).toBe('over');
});

it('is not asked in a pause', async () => {
  expect(await write(paused, 1000)).toBe('paused');
  expect(await write(paused, 1000, { greets: true })).toBe('wait');
});

it('waits while its picture is on its way to WhatsApp, and its sound goes apart', async () => {
  file = 'wait';
  expect(await write(open, 0)).toBe('wait');
  file = undefined;
  expect(await write(open, 0)).toMatchObject({ image: { id: 'line:/media/x.png' } });
  const media = { kind: 'audio', audio: '/media/x.mp3', alt: 'a bell' } as const;
  const heard = { question: { ...question, media } };
  expect(await write(open, 0, { ...heard, isSound: true })).toEqual({
    type: 'audio',
    audio: { id: 'line:/media/x.mp3' },
  });
  // It is heard: nobody has to be told.
  expect(JSON.stringify(await write(open, 0, heard))).not.toContain('bell');
  expect(JSON.stringify(await write(open, 0, { ...heard, plain: true }))).toContain('[a bell]');
});

it('says what is on the picture where it goes as text', async () => {
  expect(await write(open, 0)).toMatchObject({ type: 'image' });
  const plain = await write(open, 0, { plain: true });
  expect(plain).toMatchObject({ type: 'text' });
  expect(JSON.stringify(plain)).toContain('[a map]');
  expect(JSON.stringify(plain)).not.toContain('x.png');
});
