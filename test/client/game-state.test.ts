/** A page's reaction to events that tell it of others it has missed. */
import { expect, it } from 'vitest';
import { fromSnapshot, type GameEvent, type GameState, reduce } from '../../client/game-state.ts';
import type { Snapshot } from '../../server/protocol/snapshot.ts';
import type { QuestionView } from '../../server/protocol/views.ts';

const question: QuestionView = {
  index: 2,
  total: 4,
  type: 'single',
  form: { kind: 'pick', options: [{ text: 'a' }, { text: 'b' }] },
  text: '?',
  options: ['a', 'b'],
  openedAt: 0,
  closesAt: 1,
};

const shown: Omit<Snapshot, 'now'> = {
  version: 10,
  protocol: '1.0',
  pin: '123456',
  title: 'A quiz',
  mode: { name: 'classic', title: 'Classic' },
  phase: 'revealed',
  locked: false,
  players: 2,
  total: 4,
  question,
  reveal: { index: 2, correct: 0, text: 'a', distribution: [] },
};
const revealed: GameState = { ...shown, newcomers: [] };

it.each<[string, GameEvent]>([
  [
    'a count of a question it does not know',
    { name: 'answers', payload: { version: 11, index: 3, count: 8 } },
  ],
  ['a beat that is ahead', { name: 'beat', payload: { version: 11 } }],
  ['a lobby that is ahead', { name: 'lobby', payload: { version: 11, players: 3 } }],
])('%s is a gap: the page asks for a snapshot and changes nothing', (_what, event) => {
  expect(reduce(revealed, event)).toEqual({ state: revealed, gap: true });
});

it('a beat of the version it knows changes nothing', () => {
  const beat: GameEvent = { name: 'beat', payload: { version: 10 } };
  expect(reduce(revealed, beat)).toEqual({ state: revealed, gap: false });
});

it('a snapshot after a gap is enough when it brings what is the player’s own', () => {
  const snapshot = { ...shown, version: 14, now: 0, phase: 'finished' as const, podium: [] };
  const you = { id: 'p', nickname: 'Ana', total: 900, rank: 1, streak: 2 };
  expect(reduce(revealed, { name: 'state', payload: snapshot }).gap).toBe(true);
  const step = reduce(revealed, { name: 'state', payload: { ...snapshot, you } });
  expect(step).toMatchObject({ gap: false, state: { version: 14, phase: 'finished', you } });
});

it('places move from the board before a countdown to the next question, too', () => {
  const leaderboard = [{ rank: 1, nickname: 'Ana', total: 900 }];
  const you = { id: 'p', nickname: 'Ana', total: 900, rank: 1, streak: 2 };
  const { question: _, reveal: __, ...rest } = shown;
  const counting = { ...rest, version: 11, now: 0, phase: 'countdown' as const, opensAt: 5 };
  const step = reduce(
    { ...revealed, leaderboard, you },
    { name: 'state', payload: { ...counting, coming: { index: 3 } } },
  );
  expect(step.state).toMatchObject({
    coming: { index: 3 },
    before: leaderboard,
    rankBefore: 1,
    you,
  });
  const asked = reduce(step.state, {
    name: 'question',
    payload: { version: 12, ...question, index: 3 },
  });
  expect(asked).toMatchObject({ gap: false, state: { before: leaderboard, rankBefore: 1 } });
  expect(asked.state).not.toHaveProperty('coming');
  expect(asked.state).not.toHaveProperty('opensAt');
});

it('whom the host has removed is known until an ack says otherwise', () => {
  const snapshot = { ...shown, version: 11, now: 0 };
  const ben = { id: 'b', nickname: 'Ben' };
  const known = fromSnapshot({ ...snapshot, roster: [], removed: [ben] });
  expect(fromSnapshot(snapshot, known).removed).toEqual([ben]);
  expect(fromSnapshot({ ...snapshot, roster: [] }, known).removed).toBeUndefined();
});

it('knows who came last, with their faces, and lets go of who has left', () => {
  const lobby = fromSnapshot({
    ...shown,
    now: 0,
    phase: 'lobby',
    newcomers: [{ nickname: 'Ana' }, { nickname: 'Ben', face: 7 }],
  });
  const after = (event: object) =>
    reduce(lobby, { name: 'lobby', payload: { version: 10, players: 5, ...event } }).state
      .newcomers;
  expect(after({ joined: ['Ben', 'Cleo'] })).toEqual([
    { nickname: 'Ana' },
    { nickname: 'Ben', face: 7 },
    { nickname: 'Cleo' },
  ]);
  expect(
    after({
      faces: [
        { nickname: 'Ana', face: 3 },
        { nickname: 'Nobody', face: 1 },
      ],
    }),
  ).toEqual([
    { nickname: 'Ana', face: 3 },
    { nickname: 'Ben', face: 7 },
  ]);
  expect(after({ left: ['Ben'], joined: ['Dan'] })).toEqual([
    { nickname: 'Ana' },
    { nickname: 'Dan' },
  ]);
  const crowd = Array.from({ length: 20 }, (_, index) => `P${index}`);
  expect(after({ joined: crowd }).map(({ nickname }) => nickname)).toEqual(crowd.slice(-6));
});

it('remembers the own place from before the question', () => {
  const you = { id: 'p', nickname: 'Ana', total: 900, rank: 4, streak: 2 };
  const known: GameState = { ...revealed, you, leaderboard: [] };
  const asked = reduce(known, {
    name: 'question',
    payload: { version: 11, ...question, index: 3 },
  }).state;
  expect(asked.rankBefore).toBe(4);
});
