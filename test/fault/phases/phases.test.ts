/** One of two processes is killed in each phase of three games: nobody gains or loses a point by it. */
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { type Deadly, STAKED } from '../fixtures/mortal.ts';
import { startStage } from '../rig/stage.ts';
import { MortalGame } from './game.ts';

const MORTAL = fileURLToPath(new URL('../fixtures/mortal.ts', import.meta.url));
const GAMES = 3;
/** Each is deadly to each of the games once, while the others are at the same question. */
const DEADLY: Deadly[] = ['score', 'conclude', 'settle'];
const IN_SCORING = DEADLY.flatMap((what) =>
  Array.from({ length: GAMES }, (_, game) => ({ what, game })),
);
const QUESTIONS = IN_SCORING.length + 2;
/** In which question a process is killed while it is open, and while it is revealed. */
const [OPEN, REVEALED] = [0, QUESTIONS - 1];
/** The question about which hosts rule, and the option that half of all have chosen. */
const [RULED, ACCEPTED] = [1, 2];

it('survives the lobby, what is asked at the join, an open question, a bet, scoring, the round, the reveal, a ruling and the end', {
  timeout: 600_000,
}, async () => {
  await using stage = await startStage('pair', [{ PLUGINS: MORTAL }, { PLUGINS: MORTAL }]);
  await using stack = new AsyncDisposableStack();
  const games: MortalGame[] = [];
  for (let count = 0; count < GAMES; count++)
    games.push(stack.use(await MortalGame.create(stage, QUESTIONS)));
  const inAll = (step: (game: MortalGame) => Promise<void>) => Promise.all(games.map(step));
  let kills = 0;
  const kill = () => {
    const workers = stage.workers();
    process.kill(workers[kills++ % workers.length] as number, 'SIGKILL');
  };

  await inAll((game) => game.join(3));
  kill();
  await inAll((game) => game.join(3));
  await stage.whole();
  let pledged = 0;
  await inAll((game) => game.pledge(() => pledged++ === 0 && kill()));
  await stage.whole();
  for (let question = 0; question < QUESTIONS; question++) {
    const deadly = IN_SCORING[question - 1];
    if (deadly) await games[deadly.game]?.mark(deadly.what, question);
    await inAll((game) => game.goOn(question));
    if (question === STAKED) {
      await inAll((game) => game.staked());
      kill();
      // Another one dies in the scoring of this question.
      await stage.whole();
    }
    if (question === OPEN) {
      await inAll((game) => game.answered(question));
      kill();
    }
    await inAll((game) => game.seen(`reveal ${question}`, 'one'));
    if (question === REVEALED) kill();
    await inAll((game) => game.seen(`reveal ${question}`, 'all'));
    if (deadly) expect(await games[deadly.game]?.isMarked(deadly.what, question)).toBe(false);
    await stage.whole();
  }
  // Each time results of one question have been replaced, and not yet those of the next one.
  for (const [at, game] of games.entries()) {
    const deadly = DEADLY[at % DEADLY.length] as Deadly;
    await game.mark(deadly, RULED + 1);
    await game.accept(RULED, ACCEPTED);
    await game.unmarked(deadly, RULED + 1);
    await stage.whole();
  }
  const ended = inAll((game) => game.goOn(QUESTIONS));
  kill();
  await ended;
  await inAll((game) => game.seen('finished', 'all'));
  await stage.whole();

  for (const game of games) {
    expect(game.problems()).toEqual([]);
    expect(await game.totals()).toEqual(game.due());
  }
});
