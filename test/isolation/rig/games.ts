/** Games that are played while a plugin does what it should not. */
import { setTimeout } from 'node:timers/promises';
import { granted, type Host, hostGame, joinWeb, type WebPlayer } from '../../support/clients.ts';

const QUESTION = {
  type: 'single',
  text: '?',
  options: ['Right', 'Wrong'],
  correct: [0],
  limit: 600,
};

export interface Game extends AsyncDisposable {
  host: Host;
  players: WebPlayer[];
}

interface Wanted {
  url: string;
  title: string;
  mode: string;
  options?: object;
  /** The fields of the questions beside those that all have. */
  question?: object;
  questions: number;
  nickname: string;
  players: number;
}

export async function openGame(wanted: Wanted): Promise<Game> {
  const { url, title, mode, options, question, nickname } = wanted;
  const questions = Array.from({ length: wanted.questions }, () => question ?? QUESTION);
  const host = await hostGame(url, { title, questions }, options, {}, mode);
  const joining = Array.from({ length: wanted.players }, (_, at) =>
    joinWeb(url, host.pin, `${nickname} ${at + 1}`),
  );
  const players = await Promise.all(joining);
  return {
    host,
    players,
    async [Symbol.asyncDispose]() {
      for (const { socket } of [host, ...players]) socket.disconnect();
    },
  };
}

/** ms from the question's opening, and from the last answer, until everybody has the next thing. */
export interface Times {
  asked: number;
  revealed: number;
}

/**
 * Plays a question: the first player is right, all others are wrong.
 * @param thought ms that they take to answer
 */
export async function playQuestion(
  { host, players }: Game,
  index: number,
  thought = 0,
): Promise<Times> {
  const asking = performance.now();
  await host.command(index === 0 ? 'start' : 'next');
  await Promise.all(
    players.map(({ inbox }) => inbox.next('question', (event) => event.index === index)),
  );
  const asked = performance.now() - asking;
  await setTimeout(thought);
  const [right, ...wrong] = players;
  await Promise.all(wrong.map((player) => player.answer(index, 1)));
  const answering = performance.now();
  await right?.answer(index, 0);
  await Promise.all(
    players.map(({ inbox }) => inbox.next('reveal', (event) => event.index === index)),
  );
  return { asked, revealed: performance.now() - answering };
}

/** Ends a game. @returns whether everybody has seen it end */
export async function finish({ host, players }: Game): Promise<void> {
  await host.command('end').catch(() => {});
  await Promise.all(players.map(({ inbox }) => inbox.next('finished')));
}

/** Plugins that the host was told of. */
export async function troubles({ host }: Game): Promise<string[]> {
  const { state } = granted(await host.socket.emitWithAck('sync', {}));
  return (state.troubles ?? []).map(({ message }) => message);
}

/** Waits for the report of a finished game. @throws Error when it does not come */
export async function report(url: string, { host }: Game): Promise<object> {
  for (const until = Date.now() + 10_000; Date.now() < until; ) {
    const response = await fetch(`${url}/api/games/${host.id}/report?format=json`);
    if (response.status === 200) return (await response.json()) as object;
    await setTimeout(50);
  }
  throw new Error('there is no report: the archive is lost');
}
