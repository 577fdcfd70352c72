import { chance } from './chance.ts';
import { NETWORKS } from './networks.ts';
import { type Channel, play } from './play.ts';
import { Tally } from './tally.ts';
import { twins } from './twins.ts';
import { web } from './web.ts';
import { whatsapp } from './whatsapp.ts';

const QUESTIONS = 12;
const PLAYERS = 40;

/** Players on one number at once, and the share of games that are played with so many. */
const CROWD = 400;
const CROWDED_GAMES = 1 / 16;

export interface Way {
  name: string;
  players: number;
  games: number;
  channel(seed: number, game: number): Channel;
}

const onWeb = (network: (typeof NETWORKS)[keyof typeof NETWORKS], games: number): Way => ({
  name: network.name,
  players: PLAYERS,
  games,
  channel: (seed, game) => web(network, chance(seed, network.name, game)),
});

const onPhones = (players: number, games: number): Way => ({
  name: `WhatsApp, ${players} phones`,
  players,
  games,
  channel: (seed, game) => whatsapp(chance(seed, 'whatsapp', players, game)),
});

/** All that are compared; the LAN first. */
export const waysOf = (games: number): Way[] => [
  ...Object.values(NETWORKS).map((network) => onWeb(network, games)),
  onPhones(PLAYERS, games),
  onPhones(CROWD, Math.max(1, Math.round(games * CROWDED_GAMES))),
];

/** Plays the games of one way. @param limit of each question, s */
export async function tally(
  { name, players, games, channel }: Way,
  limit: number,
  seed: number,
): Promise<Tally> {
  const all = new Tally(name);
  for (let game = 0; game < games; game++) {
    const thoughts = twins(seed, game, players, QUESTIONS);
    all.games.push(await play(thoughts, limit, channel(seed, game)));
  }
  return all;
}
