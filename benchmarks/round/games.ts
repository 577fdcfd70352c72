import { Child } from './child.ts';
import type { GeneratorRequests } from './protocol.ts';
import { openQuestion } from './round.ts';
import type { Running } from './running.ts';
import { SUBJECTS } from './subjects.ts';

/** Players up to which a game counts as a small one. */
export const SMALL = 100;

/** Games that are played after one another: one alone is over too soon to be measured. */
const GAMES = 20;

/** Questions of such a game, and ms in which each is answered. */
const QUESTIONS = 5;
const WINDOW = 100;

/** ms after a join until all that have joined have been told of. */
const LOBBY = 250;

/**
 * Plays small games one after the other. All subjects that can send the same.
 * @returns what a whole game costs, from the first join to the last results: CPU time of the server's
 *   processes, µs. Making the game and writing it to the records are not in it.
 */
export async function playGames(server: Running, players: number, games = GAMES): Promise<number> {
  const { wire } = SUBJECTS[server.name];
  await using load = new Child<GeneratorRequests>(new URL('generator.ts', import.meta.url));
  let cpu = 0;
  for (let game = 0; game < games; game++) {
    const pin = await server.game({ players, questions: QUESTIONS, alike: true });
    const before = await server.cpu();
    await load.ask('join', { wire, urls: server.urls, pin, players });
    await new Promise((resolve) => setTimeout(resolve, LOBBY));
    for (let question = 0; question < QUESTIONS; question++) {
      await openQuestion(server, load);
      await load.ask('answers', { window: WINDOW });
      await load.ask('results', undefined);
    }
    cpu += (await server.cpu()).server - before.server;
    await load.ask('leave', undefined);
  }
  return cpu / games;
}
