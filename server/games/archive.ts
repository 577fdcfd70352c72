import type { Groups } from '../engine/plan.ts';
import { isVoid } from '../engine/rulings.ts';
import type { Definition, Finished, GroupTotal, State } from '../engine/state.ts';
import type { HookRunner } from '../hooks.ts';
import type { JobKind } from '../jobs/contract.ts';
import type {
  ArchivedAnswer,
  ArchivedChannel,
  ArchivedGame,
  ArchivedGroup,
  ArchivedPlayer,
  ArchivedResult,
  ArchivedRows,
  Records,
} from '../records/contract.ts';
import type { Leaderboard } from '../services.ts';
import type { Store } from '../store/contract.ts';
import { given } from './beside.ts';
import type { ChannelFacts } from './channel-facts.ts';
import { CreditTally } from './credit-tally.ts';
import type { QuestionTypes } from './guarded-type.ts';
import type { Openings } from './openings.ts';

export interface ArchiveSources {
  store: Store;
  records: Records;
  hooks: HookRunner;
  leaderboard: Leaderboard;
  /** ms a finished game stays in live state. */
  finishedTtl: number;
  types: QuestionTypes;
  /** They are asked how the game went. */
  channels: ChannelFacts;
  openings: Pick<Openings, 'of'>;
  /** They are told of it. */
  webhooks: Announcer;
}

/** Tells others that a game is over. */
export interface Announcer {
  /** The addresses to tell: they stand in the records, with the game. */
  readonly urls: readonly string[];
  announce(gameId: string): Promise<void>;
}

/** Tries, a minute apart at most: a day, after which the live state is gone, too. */
const RETRIES = 1500;

/**
 * Jobs that write finished games to the records. They may be done twice, or half: a game is written
 * once, and whole.
 */
export const archiveJob = (sources: ArchiveSources): JobKind<string> => ({
  name: 'games',
  concurrency: 5,
  timeout: 120_000,
  retries: RETRIES,
  backoff: 500,
  async handle(gameId) {
    const { store, hooks, finishedTtl } = sources;
    const [definition, state] = await Promise.all([
      store.games.definition(gameId),
      store.games.state(gameId),
    ]);
    if (!definition || state?.phase.name !== 'finished') return;
    await archive(sources, definition, state.phase, state);
    if (!definition.options.trial) await sources.webhooks.announce(gameId);
    await store.games.expire(gameId, finishedTtl);
    hooks.observe('game:archived', { game: definition });
  },
});

async function archive(
  sources: ArchiveSources,
  definition: Definition,
  { at, reason }: Finished,
  { last, rulings }: Pick<State, 'last' | 'rulings'>,
): Promise<void> {
  const { id, pin, quizId, quiz, mode, options, modeOptions, createdAt, owner, plan } = definition;
  const about = { id, pin, quizId, quiz, mode, options, modeOptions, createdAt };
  const asked = (last?.question ?? -1) + 1;
  const channels = await sources.channels.of(id);
  const game: ArchivedGame = {
    ...about,
    outcome: reason,
    finishedAt: at,
    asked,
    ungraded: ungradedOf(sources.types, definition, rulings),
    ...(owner !== undefined && { owner }),
    ...(options.trial && { trial: true as const }),
    ...(rulings && { rulings }),
    ...(plan?.groups && last?.groups && { groups: archivedGroups(plan.groups, last.groups) }),
    ...(channels.length > 0 && { channels }),
  };
  const tell = options.trial ? [] : sources.webhooks.urls;
  const rows = rowsOf(sources, definition, asked, channels);
  await sources.records.games.archive(game, rows, tell);
  if (channels.length > 0) await sources.channels.askAgain(id);
}

/** The questions without right answers that count. */
const ungradedOf = (types: QuestionTypes, { quiz }: Definition, rulings: State['rulings']) =>
  quiz.questions.flatMap(({ type }, index) =>
    types.get(type)?.graded === false || isVoid(rulings, index) ? [index] : [],
  );

const archivedGroups = ({ names }: Groups, totals: GroupTotal[]): ArchivedGroup[] =>
  totals.map(({ total, players }, at) => ({ name: names[at] ?? '', total, players }));

/**
 * Everything that happened in a game, a page at a time.
 * @param asked how many questions were asked
 * @param told what channels know of it: at the end comes what was credited, too
 */
async function* rowsOf(
  { store, leaderboard, openings, channels }: ArchiveSources,
  definition: Definition,
  asked: number,
  told: ArchivedChannel[],
): AsyncIterable<ArchivedRows> {
  const { id: gameId } = definition;
  const known = new Map<string, string>();
  for await (const players of archivedPlayers(store, leaderboard, gameId)) {
    for (const { id, channel } of players) known.set(id, channel);
    yield { players };
  }
  const opened = await openings.of(gameId, asked);
  const credits = new CreditTally();
  for (let question = 0; question < asked; question++) {
    for await (const page of store.answers.pages(gameId, question)) {
      const answers: ArchivedAnswer[] = [];
      for (const { player, value: json, receivedAt, elapsed } of page) {
        const channel = known.get(player);
        if (channel === undefined) continue;
        const openedAt = opened[question];
        if (openedAt !== undefined) credits.add(channel, openedAt, { receivedAt, elapsed });
        const { value } = given(definition, question, json);
        answers.push({ player, question, value, receivedAt, elapsed });
      }
      yield { answers };
    }
    for await (const page of leaderboard.results(gameId, question)) {
      const results: ArchivedResult[] = [];
      for (const { player, correctness, points, streak } of page) {
        if (known.has(player)) results.push({ player, question, correctness, points, streak });
      }
      yield { results };
    }
  }
  yield { channels: channels.withCredits(told, credits.all()) };
}

async function* archivedPlayers(
  store: Store,
  leaderboard: Leaderboard,
  gameId: string,
): AsyncIterable<ArchivedPlayer[]> {
  for await (const page of store.players.pages(gameId)) {
    const ids = page.map(({ id }) => id);
    const standings = await leaderboard.standings(gameId, ids);
    yield page.flatMap(({ id, nickname, channel, group }) => {
      const standing = standings.get(id);
      return standing
        ? [
            {
              ...{ id, nickname, channel, total: standing.total, rank: standing.rank },
              ...(group !== undefined && { group }),
            },
          ]
        : [];
    });
  }
}
