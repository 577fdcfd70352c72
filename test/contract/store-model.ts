import fc from 'fast-check';
import { expect } from 'vitest';
import type { Controls } from '../../server/engine/controls.ts';
import {
  type Admission,
  type Choice,
  type NewPlayer,
  OUTAGE_WINDOW,
  type Store,
  type Timing,
} from '../../server/store/contract.ts';
import { collect, createGame, effect, lobby, OPEN_DOOR } from './games.ts';

const NAMES = ['ana', 'ben', 'chloé', 'davi', 'emi', 'femi'] as const;
type Name = (typeof NAMES)[number];

/** Some players do the same kind of thing at the same time. */
type Round =
  | {
      does: 'join';
      names: Name[];
      room: number;
      into?: Pick<NewPlayer, 'groups' | 'group' | 'said'>;
    }
  | { does: 'choose'; names: Name[]; choice: Choice }
  | { does: 'connect'; names: Name[]; connection: string }
  | { does: 'restore'; names: Name[]; connection: string }
  | { does: 'lose'; names: Name[]; connection: string; after: number }
  | {
      does: 'disconnect';
      names: Name[];
      connection: string;
      instead?: string;
      loss?: { until: number; outage?: boolean };
    }
  | { does: 'give up' }
  | { does: 'face'; names: Name[]; face: number | null }
  | { does: 'remove'; names: Name[] }
  | {
      does: 'answer';
      names: Name[];
      question: number;
      value: string;
      timing: Timing;
      admission: Admission;
    }
  | {
      does: 'record';
      names: Name[];
      question: number;
      points: number;
      out: Name[];
      tie: number;
      rev: number;
    }
  | { does: 'decide'; question: number; verdict: number; revision: number }
  | {
      does: 'turn';
      controls: Controls;
      only?: Name[];
      longer: Name[];
      effects: number;
      stale: boolean;
      idle: boolean;
    }
  | { does: 'settle'; back: number };

const names = fc.subarray([...NAMES], { minLength: 1 });
const question = fc.integer({ min: 0, max: 2 });
/** Asks before questions have places of their own. */
const slot = fc.integer({ min: -1, max: 4 }).map((half) => half / 2 + 0);
const connection = fc.constantFrom('c1', 'c2');

/** ms; far in the past, so that what was given within it depends on no clock. */
const LIMIT = 1000;
const moment = fc.integer({ min: -10, max: LIMIT + 10 });

/**
 * A timing that leaves nothing to the clock of a store, but for an answer that is as late as can
 * be.
 */
const timing: fc.Arbitrary<Timing> = fc.record(
  {
    startedAt: moment,
    answeredAt: moment,
    grace: fc.constantFrom(0, 9e12),
    took: moment,
    waited: fc.constantFrom(-5, 0, 9e12),
  },
  { requiredKeys: [] },
);

/** Until when a question waits leaves nothing to the clock of a store, either. */
const loss = fc.record(
  { until: fc.constantFrom(1, 9e12, 9e12), outage: fc.boolean() },
  { requiredKeys: ['until'] },
);

const controls: fc.Arbitrary<Controls> = fc
  .record({
    door: fc.constantFrom('open', 'open', 'locked', 'finished'),
    question: fc.option(fc.oneof(question, slot)),
    status: fc.constantFrom('open', 'open', 'closed', 'paused'),
  })
  .map(({ door, question: asked, status }): Controls => {
    // Open as long as any test runs: the time of the two stores is not the same.
    const gate = { status, openedAt: 0, closesAt: LIMIT, until: 9e12 } as const;
    return { door, dueAt: null, gate: asked === null ? null : { question: asked, ...gate } };
  }) as fc.Arbitrary<Controls>;

const rarely = fc.constantFrom(false, false, false, true);

const join = fc.record(
  {
    does: fc.constant('join'),
    // Groups are dealt in turn, so one comes after the other.
    names: fc.subarray([...NAMES], { minLength: 1, maxLength: 1 }),
    room: fc.constantFrom(0, 100, 100, 100),
    into: fc.record(
      { groups: fc.constant(3), group: fc.nat(2), said: fc.constantFrom('1', '"é"') },
      { requiredKeys: ['groups'] },
    ),
  },
  { requiredKeys: ['does', 'names', 'room'] },
);
const joinTogether = fc.record({
  does: fc.constant('join'),
  names,
  room: fc.constantFrom(0, 100, 100, 100),
});
const connect = fc.record({ does: fc.constant('connect'), names, connection });

const round: fc.Arbitrary<Round> = fc.oneof(
  // Without players who are present there is little to see.
  { arbitrary: joinTogether as fc.Arbitrary<unknown>, weight: 2 },
  join,
  fc.record({
    does: fc.constant('choose'),
    names,
    choice: fc.record(
      { group: fc.nat(2), said: fc.constantFrom('2', '[0,1]') },
      { requiredKeys: [] },
    ),
  }),
  { arbitrary: connect, weight: 3 },
  fc.record({ does: fc.constant('restore'), names, connection }),
  fc.record({
    does: fc.constant('lose'),
    names,
    connection,
    after: fc.constantFrom(0, 500, OUTAGE_WINDOW + 1),
  }),
  fc.record(
    { does: fc.constant('disconnect'), names, connection, instead: connection, loss },
    { requiredKeys: ['does', 'names', 'connection'] },
  ),
  fc.record({ does: fc.constant('give up') }),
  fc.record({ does: fc.constant('face'), names, face: fc.constantFrom(null, 0, 2499) }),
  fc.record({
    does: fc.constant('remove'),
    names: fc.subarray([...NAMES], { minLength: 1, maxLength: 2 }),
  }),
  fc.record({
    does: fc.constant('answer'),
    names,
    question: fc.oneof(question, slot),
    value: fc.constantFrom('1', '"é"'),
    timing,
    admission: fc.record({
      eliminates: fc.boolean(),
      right: fc.boolean(),
      ahead: fc.boolean(),
      only: fc.boolean(),
    }),
  }),
  fc.record({
    does: fc.constant('record'),
    names,
    question,
    points: fc.integer({ min: -9, max: 99 }),
    out: fc.subarray([...NAMES], { maxLength: 2 }),
    tie: fc.nat(1),
    rev: fc.nat(2),
  }),
  fc.record({
    does: fc.constant('decide'),
    question,
    verdict: fc.nat(3),
    revision: fc.nat(1),
  }),
  fc.record(
    {
      does: fc.constant('turn'),
      controls,
      only: names,
      longer: fc.subarray([...NAMES], { maxLength: 2 }),
      effects: fc.integer({ min: 0, max: 3 }),
      stale: rarely,
      idle: rarely,
    },
    { requiredKeys: ['does', 'controls', 'longer', 'effects', 'stale', 'idle'] },
  ),
  fc.record({ does: fc.constant('settle'), back: fc.integer({ min: 0, max: 2 }) }),
) as fc.Arbitrary<Round>;

export const anyRounds: fc.Arbitrary<Round[]> = fc.array(round, { minLength: 5, maxLength: 40 });

/** A game on a store, whose players are known by name: ids may be given out in another order. */
class Run {
  readonly #clients: Store[];
  readonly #game: string;
  readonly #ids = new Map<Name, string>();
  /** Of all who ever joined: results of one who left stay. */
  readonly #names = new Map<string, Name>();
  #calls = 0;
  #gate: Controls['gate'] = null;
  /** When the latest connection was lost: clocks do not go back. */
  #lostAt = 1_000_000;

  private constructor(clients: Store[], game: string) {
    this.#clients = clients;
    this.#game = game;
  }

  static async start(clients: Store[]): Promise<Run> {
    const [first] = clients;
    if (!first) throw new Error('a client is needed');
    return new Run(clients, (await createGame(first, OPEN_DOOR)).id);
  }

  /** Does a round, all at once, each through another client. @returns what came of it, by name */
  async play(step: Round): Promise<unknown> {
    switch (step.does) {
      case 'join':
        return this.#each(step.names, (store, name) => this.#join(store, name, step));
      case 'choose':
        return this.#each(step.names, (store, name) =>
          store.players.choose(this.#game, this.#id(name), step.choice),
        );
      case 'connect':
        return this.#each(step.names, async (store, name) =>
          store.players.connect(this.#game, this.#id(name), step.connection),
        );
      case 'disconnect':
        return this.#each(step.names, async (store, name) =>
          store.players.disconnect(this.#game, this.#id(name), step.connection, {
            instead: step.instead,
            loss: step.loss && { at: this.#lostAt, ...step.loss },
          }),
        ).then((all) => [all.map(([, gone]) => gone === 'kept'), all.at(-1)?.[1]]);
      case 'restore':
        return this.#each(step.names, async (store, name) =>
          store.players.restore(this.#game, this.#id(name), step.connection),
        );
      case 'lose':
        this.#lostAt += step.after;
        return this.#each(step.names, async (store, name) =>
          store.players.lose(this.#game, this.#id(name), step.connection, this.#lostAt),
        );
      case 'face':
        return this.#each(step.names, async (store, name) => {
          const player = await store.players.setFace(this.#game, this.#id(name), step.face);
          return player && [player.nickname, player.face];
        });
      case 'give up':
        return this.#client().players.giveUp(this.#game);
      case 'remove':
        return this.#each(step.names, async (store, name) =>
          store.players.remove(this.#game, this.#id(name)),
        );
      case 'answer':
        return this.#each(step.names, async (store, name) => {
          const { submit } = store.answers;
          const { question: asked, value, timing: when, admission } = step;
          // The same answer twice at once: one is accepted.
          const twice = await Promise.all(
            [1, 2].map(() => submit(this.#game, this.#id(name), asked, value, when, admission)),
          );
          return twice.map(({ status }) => status).sort();
        });
      case 'record':
        return this.#record(step);
      case 'decide': {
        const verdict = { is: step.verdict };
        const { question, revision } = step;
        return this.#client().board.decide(this.#game, question, { verdict }, revision);
      }
      case 'turn':
        return this.#turn(step);
      case 'settle':
        return this.#settle(step.back);
    }
  }

  /** All that can be seen of the game. */
  async look(): Promise<unknown> {
    const store = this.#client();
    const [counts, through, state, players, byChannel, top, ...perQuestion] = await Promise.all([
      store.players.counts(this.#game),
      collect(store.players.through(this.#game, 'c1')),
      store.games.state(this.#game),
      collect(store.players.pages(this.#game)),
      collect(store.players.pages(this.#game, 'web')),
      store.board.top(this.#game, 10),
      ...[-0.5, 0, 0.5, 1, 1.5, 2].map(async (asked) => ({
        answers: this.#named(
          await collect(store.answers.pages(this.#game, asked)),
          ({ value, elapsed }) => [value, elapsed],
        ),
        results: this.#named(
          await collect(store.board.pages(this.#game, asked)),
          ({ points, rev }) => [points, rev],
        ),
      })),
    ]);
    return {
      counts,
      through: this.#named(through, ({ connection }) => connection),
      state,
      players: players
        .map(({ nickname, face, since, group, said }) =>
          [nickname, face, since, group, said].join(),
        )
        .sort(),
      connections: await store.players.connections(
        this.#game,
        NAMES.map((name) => this.#id(name)),
      ),
      byChannel: byChannel.map(({ nickname }) => nickname).sort(),
      top: this.#named(top, ({ total, rank, last }) => [total, rank, last?.question, last?.points]),
      perQuestion,
    };
  }

  async end(): Promise<void> {
    await this.#client().games.expire(this.#game, 0);
  }

  #client(): Store {
    this.#calls += 1;
    const client = this.#clients[this.#calls % this.#clients.length];
    if (!client) throw new Error('a client is needed');
    return client;
  }

  #id(name: Name): string {
    return this.#ids.get(name) ?? 'nobody';
  }

  #named<Row extends { player: string }>(rows: Row[], show: (row: Row) => unknown): unknown[] {
    return rows
      .map((row): [string, unknown] => [this.#names.get(row.player) ?? row.player, show(row)])
      .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
  }

  async #each(
    who: Name[],
    act: (store: Store, name: Name) => Promise<unknown>,
  ): Promise<[Name, unknown][]> {
    return Promise.all(
      who.map(async (name): Promise<[Name, unknown]> => [name, await act(this.#client(), name)]),
    );
  }

  async #join(
    store: Store,
    name: Name,
    { room, into }: Extract<Round, { does: 'join' }>,
  ): Promise<string> {
    const newcomer = { nickname: name, nicknameKey: name, channel: 'web', ...into };
    const outcome = await store.players.join(this.#game, newcomer, room);
    if (outcome.status === 'joined') {
      this.#ids.set(name, outcome.player.id);
      this.#names.set(outcome.player.id, name);
    }
    return outcome.status;
  }

  async #record(step: Extract<Round, { does: 'record' }>) {
    const { names: who, question: asked, points, out, tie, rev } = step;
    const results = who.map((name, index) => ({
      ...(out.includes(name) && { out: true as const }),
      ...(tie > 0 && index % 2 === 0 && { tie }),
      player: this.#id(name),
      correctness: 1,
      points: points + index,
      streak: index,
      ...(rev > 0 && { rev }),
    }));
    await Promise.all([1, 2].map(() => this.#client().board.record(this.#game, asked, results)));
  }

  async #turn(step: Extract<Round, { does: 'turn' }>) {
    const { controls: turned, only, longer, effects, stale, idle } = step;
    const { gate } = turned;
    // The gate says as long as it is not closed who may answer.
    const isKept = gate?.question === this.#gate?.question && gate?.status === 'closed';
    const few = isKept ? this.#gate?.only : only?.map((name) => this.#id(name));
    const later = longer.map((name, at) => [this.#id(name), { factor: 1.5 + at, by: at * 100 }]);
    const next = {
      ...turned,
      gate: gate && {
        ...gate,
        ...(few && { only: few }),
        ...(later.length > 0 && { longer: Object.fromEntries(later) }),
      },
    };
    const state = await this.#client().games.state(this.#game);
    const version = state?.version ?? 0;
    const pending = [
      ...(state?.pending ?? []),
      ...Array.from({ length: effects }, () => effect(version + 1)),
    ];
    const committed = await Promise.all(
      [1, 2, 3].map(() =>
        this.#client().games.commit(
          this.#game,
          stale ? version - 1 : version,
          { ...lobby(version + 1), pending },
          next,
          60_000,
          { nobodyAwaited: idle },
        ),
      ),
    );
    if (committed.includes(true)) this.#gate = next.gate;
    return committed.filter(Boolean).length;
  }

  async #settle(back: number) {
    const state = await this.#client().games.state(this.#game);
    await this.#client().games.settle(this.#game, (state?.version ?? 0) - back);
  }
}

/**
 * Plays the same rounds on both stores, and finds no difference.
 * @param between is done to the real one after each round
 */
export async function expectAlike(
  model: Store[],
  real: Store[],
  rounds: Round[],
  between = async () => {},
): Promise<void> {
  const [expected, actual] = await Promise.all([Run.start(model), Run.start(real)]);
  for (const step of rounds) {
    const [what, came] = await Promise.all([expected.play(step), actual.play(step)]);
    expect(came).toEqual(what);
    await between();
    expect(await actual.look()).toEqual(await expected.look());
  }
  await Promise.all([expected.end(), actual.end()]);
}
