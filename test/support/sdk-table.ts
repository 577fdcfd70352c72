import { expect } from 'vitest';
import type { SentAnswer, Times } from '../../client/index.ts';
import { type Host, hostGame } from './clients.ts';
import { singles } from './quizzes.ts';
import { seeded } from './random.ts';
import { RoughNetwork } from './rough-network.ts';
import { joinBySdk, QUICK, reportOf, sees, settled, type TestPlayer, until } from './sdk.ts';

export const NAMES = ['Ana', 'Ben', 'Chloé', 'Dora'];
const COLOURS = ['Red', 'Green', 'Blue', 'Black'];

export interface Table extends AsyncDisposable {
  /** Of the server. */
  url: string;
  host: Host;
  network: RoughNetwork;
  players: TestPlayer[];
  /** The answers of each that were received, by name and question. */
  acked: Map<string, string>;
}

/** A game, and players who reach it through the network. */
export async function sit(url: string, questions: number, times: Times = QUICK): Promise<Table> {
  const network = await RoughNetwork.before(url);
  const host = await hostGame(url, singles(questions, { limit: 600 }));
  const players = await Promise.all(
    NAMES.map((name) => joinBySdk(network.url, host.pin, name, { times, random: seeded(7) })),
  );
  return {
    ...{ url, host, network, players, acked: new Map() },
    async [Symbol.asyncDispose]() {
      for (const player of players) player.leave();
      host[Symbol.dispose]();
      await network[Symbol.asyncDispose]();
    },
  };
}

/** Everybody answers the question once they see it. @returns what became of the answers */
export async function answer(table: Table, question: number): Promise<SentAnswer[]> {
  return Promise.all(
    table.players.map(async (player, index) => {
      await sees(player, question);
      void player.answering.submit(question, (question + index) % 4);
      const sent = (await settled(player)) as SentAnswer;
      if (sent.status === 'received')
        table.acked.set(`${NAMES[index]} ${question}`, COLOURS[sent.value as number] ?? '');
      return sent;
    }),
  );
}

/** The end: what was acked is in the report once, and the totals on the pages are the server's. */
export async function expectTruth({ url, host, players, acked }: Table): Promise<void> {
  const ends = await Promise.all(
    players.map(({ game }) => until(game.state, (state) => state?.phase === 'finished')),
  );
  const report = await reportOf(url, host);
  const counted = report.players.flatMap(({ nickname, answers }) =>
    answers.map(({ question, answer }) => [`${nickname} ${question}`, answer] as const),
  );
  expect(new Map(counted)).toEqual(acked);
  expect(counted).toHaveLength(acked.size);
  const totals = (all: (readonly [string, number | undefined])[]) => new Map(all);
  expect(totals(ends.map((state) => [state?.you?.nickname ?? '', state?.you?.total]))).toEqual(
    totals(report.players.map(({ nickname, total }) => [nickname, total])),
  );
}

/** Plays all questions, with something that happens before the answers to each. */
export async function play(table: Table, questions: number, before: (question: number) => void) {
  for (let question = 0; question < questions; question++) {
    await table.host.command(question === 0 ? 'start' : 'next');
    await Promise.all(table.players.map((player) => sees(player, question)));
    before(question);
    const sent = await answer(table, question);
    expect(sent.map(({ status }) => status)).toEqual(sent.map(() => 'received'));
    await table.host.inbox.next('reveal', ({ index }) => index === question);
  }
  await table.host.command('next');
}
