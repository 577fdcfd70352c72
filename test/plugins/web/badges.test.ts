/** A mode's facts about players, as the player's page and the console write them. */
import './support/page-words.ts';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import type { GameState } from '../../../client/game-state.ts';
import { PlayerList } from '../../../plugins/web/src/host/player-list.tsx';
import type { HostConnection } from '../../../plugins/web/src/host/session.ts';
import { GameHeader } from '../../../plugins/web/src/play/game-header.tsx';

const ana = {
  id: 'ana',
  nickname: 'Ana',
  badges: [
    { key: 'wager.bet', label: 'Bet', value: 12345, icon: '🎲' },
    { key: 'teams.team', label: 'Team', value: '12345' },
  ],
};

/** The chips of some HTML, as they are read out and as they are seen. */
const chips = (html: string) =>
  [
    ...html.matchAll(
      /<span class="chip[^"]*" title="(\w+)">(.*?)<\/span>(?=<span class="chip|<\/)/g,
    ),
  ].map(([, label, inside = '']) => ({
    label,
    read: textOf(inside.replace(/<span aria-hidden="true">.*?<\/span>/g, '')),
    seen: textOf(inside.replace(/<span class="visually-hidden">.*?<\/span>/g, '')),
  }));

const textOf = (html: string): string => html.replace(/<[^>]+>/g, '').trim();

const expected = [
  { label: 'Bet', read: 'Bet 12,345', seen: '🎲 12,345' },
  { label: 'Team', read: 'Team 12345', seen: '12345' },
];

it('a player sees them above the game: numbers as all others are written, words as they are', () => {
  const state = { phase: 'question', you: { ...ana, total: 0 } } as unknown as GameState;
  expect(chips(renderToString(h(GameHeader, { state })))).toEqual(expected);
});

it('a host sees them beside each player in the same way', () => {
  const state = { players: 1, roster: [ana] } as unknown as GameState;
  const list = h(PlayerList, { connection: {} as HostConnection, state });
  const [bet, team] = chips(renderToString(list));
  expect([bet?.read, team]).toEqual([expected[0]?.read, expected[1]]);
  expect(bet?.seen.replace(/\s/g, '')).toBe('🎲12,345');
});

it('there are none where the mode says none', () => {
  const state = { phase: 'question', you: { ...ana, badges: undefined, total: 0 } };
  expect(chips(renderToString(h(GameHeader, { state: state as unknown as GameState })))).toEqual(
    [],
  );
});
