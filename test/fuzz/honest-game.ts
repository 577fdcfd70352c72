import { setTimeout as wait } from 'node:timers/promises';
import type { Report } from '../../server/protocol/report.ts';
import { granted, type Host, hostGame, joinWeb, type WebPlayer } from '../support/clients.ts';
import { singles } from '../support/quizzes.ts';
import { ADMIN_TOKEN, type Stage } from './stage.ts';

const QUESTIONS = 5;

/** ms that a step of the game may take, however busy the server is. */
const AT_MOST = 15_000;

/** ms between an answer and the next step: people think. */
const PACE = 50;

const AUTHORIZED = { authorization: `Bearer ${ADMIN_TOKEN}` };

/** A host and two players who play by the rules beside all the rest. */
export class HonestGames {
  readonly #stage: Stage;
  readonly #end = new AbortController();
  readonly #playing: Promise<void>;
  /** Games that were played to the end. */
  played = 0;
  readonly problems: string[] = [];

  constructor(stage: Stage) {
    this.#stage = stage;
    this.#playing = this.#play();
  }

  /** Lets the game that is under way end. */
  async stop(): Promise<void> {
    this.#end.abort();
    await this.#playing;
  }

  /** One game after the other: at least one. */
  async #play(): Promise<void> {
    do {
      try {
        await playOne(this.#stage);
        this.played += 1;
      } catch (error) {
        this.problems.push(
          `an honest game failed: ${error instanceof Error ? error.message : error}`,
        );
        // A broken thing stays so: it need not be said a thousand times.
        await wait(1000);
      }
    } while (!this.#end.signal.aborted);
  }
}

async function playOne({ urls }: Stage): Promise<void> {
  const [first = '', second = first] = urls;
  using host = await within('creating', hostGame(first, singles(QUESTIONS), {}, AUTHORIZED));
  using ana = await within('joining', joinWeb(first, host.pin, 'Honest Ana'));
  using bob = await within('joining', joinWeb(second, host.pin, 'Honest Bob'));
  await within('starting', host.command('start'));
  for (let index = 0; index < QUESTIONS; index++) await playQuestion(host, [ana, bob], index);
  await within('the end', Promise.all([host, ana, bob].map(({ inbox }) => finished(inbox))));
  await checkReport(second, host.id);
}

async function playQuestion(host: Host, players: WebPlayer[], index: number): Promise<void> {
  const isThis = (event: { index: number }) => event.index === index;
  await within(
    `question ${index}`,
    Promise.all(players.map(({ inbox }) => inbox.next('question', isThis))),
  );
  await wait(PACE);
  // The first one is always right, the second one never.
  for (const [at, player] of players.entries())
    granted(await within(`answer ${index}`, player.answer(index, (index + at) % 4)));
  await within(
    `reveal ${index}`,
    Promise.all([host, ...players].map(({ inbox }) => revealed(inbox, isThis))),
  );
  await wait(PACE);
  await within(`next after ${index}`, host.command('next'));
}

type AnyInbox = Host['inbox'] | WebPlayer['inbox'];

const revealed = (inbox: AnyInbox, isThis: (event: { index: number }) => boolean) =>
  (inbox as Host['inbox']).next('reveal', isThis);

const finished = (inbox: AnyInbox) => (inbox as Host['inbox']).next('finished');

async function checkReport(url: string, id: string): Promise<void> {
  const report = await within('the report', readReport(url, id));
  const told = report.players.map(({ rank, nickname, answers }) => ({
    rank,
    nickname,
    right: answers.map(({ right }) => right),
  }));
  const all = (right: boolean) => Array.from({ length: QUESTIONS }, () => right);
  const expected = [
    { rank: 1, nickname: 'Honest Ana', right: all(true) },
    { rank: 2, nickname: 'Honest Bob', right: all(false) },
  ];
  if (JSON.stringify(told) !== JSON.stringify(expected))
    throw new Error(`its report is wrong: ${JSON.stringify(told)}`);
}

/** The report is written soon after the end. */
async function readReport(url: string, id: string): Promise<Report> {
  for (;;) {
    const answer = await fetch(`${url}/api/games/${id}/report`, { headers: AUTHORIZED });
    if (answer.status === 200) return (await answer.json()) as Report;
    if (answer.status !== 404) throw new Error(`the report has status ${answer.status}`);
    await answer.text();
    await wait(PACE);
  }
}

/** @throws Error when it takes longer than a step may */
async function within<Value>(step: string, doing: Promise<Value>): Promise<Value> {
  const late = new AbortController();
  const failing = wait(AT_MOST, undefined, { signal: late.signal }).then(() => {
    throw new Error(`${step} took longer than ${AT_MOST / 1000} s`);
  });
  failing.catch(() => {});
  try {
    return await Promise.race([doing, failing]);
  } catch (error) {
    throw new Error(`${step}: ${error instanceof Error ? error.message : error}`);
  } finally {
    late.abort();
  }
}
