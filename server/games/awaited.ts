import { mayAnswer } from '../engine/extra-time.ts';
import type { Definition, Open, State } from '../engine/state.ts';
import type { Awaited } from '../protocol/console.ts';
import type { Leaderboard } from '../services.ts';
import type { Player, Store } from '../store/contract.ts';
import { Looks } from './looks.ts';
import { playerView, timeOf } from './views.ts';

/** Players who are named; of more, a host sees how many there are. */
const NAMED = 60;

/** ms for which a look is good: several hosts look at a game, and each looks often. */
const FRESH = 1000;

export interface AwaitedSources {
  store: Pick<Store, 'players' | 'answers'>;
  leaderboard: Pick<Leaderboard, 'standings'>;
}

/** Looks for those who have not answered, once at a time for a game however many ask. */
export class AwaitedPlayers {
  readonly #sources: AwaitedSources;
  readonly #looks = new Looks<Awaited>(FRESH);

  constructor(sources: AwaitedSources) {
    this.#sources = sources;
  }

  /** @param open the open question of this state */
  of(definition: Definition, state: State, open: Open): Promise<Awaited> {
    const { question, overtime } = open;
    const only = overtime ? mayAnswer(state, open) : undefined;
    return this.#looks.at(`${definition.id} ${question} ${only ?? ''}`, () =>
      awaited(this.#sources, definition, question, { only, longer: state.longer }),
    );
  }
}

async function awaited(
  { store, leaderboard }: AwaitedSources,
  definition: Definition,
  index: number,
  { only, longer }: { only: string[] | undefined; longer: State['longer'] },
): Promise<Awaited> {
  const { id, plan } = definition;
  const channels = new Map<string, { name: string; players: number; missing: number }>();
  const players: Awaited['players'] = [];
  let missing = 0;
  for await (const page of store.players.pages(id)) {
    // Players who came later, or who are out, are not asked; in overtime, only some still are.
    const asked = page.filter(
      (player) => (player.since ?? 0) <= index && (only?.includes(player.id) ?? true),
    );
    const ids = asked.map((player) => player.id);
    const [given, out] = await Promise.all([
      store.answers.given(id, index, ids),
      plan?.eliminates ? outOf(leaderboard, id, ids) : new Set<string>(),
    ]);
    const silent: Player[] = [];
    for (const [at, player] of asked.entries()) {
      if (out.has(player.id)) continue;
      const { channel: name } = player;
      const channel = channels.get(name) ?? { name, players: 0, missing: 0 };
      channels.set(name, channel);
      channel.players += 1;
      if (given[at]) continue;
      channel.missing += 1;
      missing += 1;
      if (players.length + silent.length < NAMED) silent.push(player);
    }
    const connections = await store.players.connections(
      id,
      silent.map((player) => player.id),
    );
    for (const [at, player] of silent.entries())
      players.push({
        ...playerView(player),
        ...timeOf(longer, player),
        channel: player.channel,
        ...(connections[at] === undefined && { away: true as const }),
      });
  }
  return { index, missing, players, channels: [...channels.values()] };
}

async function outOf(
  leaderboard: AwaitedSources['leaderboard'],
  gameId: string,
  ids: string[],
): Promise<Set<string>> {
  const standings = await leaderboard.standings(gameId, ids);
  return new Set(ids.filter((id) => standings.get(id)?.last?.out));
}
