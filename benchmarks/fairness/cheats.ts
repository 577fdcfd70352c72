import { chance } from './chance.ts';
import { NETWORKS } from './networks.ts';
import { type Channel, play } from './play.ts';
import { Tally } from './tally.ts';
import { type Thought, twins } from './twins.ts';
import { type Client, HONEST, web } from './web.ts';
import { whatsapp } from './whatsapp.ts';

const QUESTIONS = 12;
const PLAYERS = 40;
const CROWD = 160;

/** Of so many in a crowd one cheats: were it more, what is usual for the others would be theirs. */
const FEW = 16;

export interface Cheat {
  name: string;
  players: number;
  /** Of so many of them one cheats; all do, where it is left out. */
  every?: number;
  /** How an honest twin plays, and the cheat. */
  channel(honest: boolean, draw: ReturnType<typeof chance>): Channel;
  /** The cheat's own thoughts, in place of the twin's. */
  thinks?(thought: Thought): Thought;
}

const onWeb = (
  name: string,
  network: (typeof NETWORKS)[keyof typeof NETWORKS],
  cheat: Client,
): Cheat => ({
  name,
  players: PLAYERS,
  channel: (honest, draw) => web(network, draw, honest ? HONEST : cheat),
});

/** Reads on the web while the phone hears of nothing. @param flight ms from the opening */
const flying = (name: string, flight: number, { holds = false } = {}): Cheat => ({
  name,
  players: CROWD,
  every: FEW,
  channel: (honest, draw) =>
    whatsapp(draw, { holds, every: FEW, ...(!honest && { readsWeb: true, flight }) }),
});

const forged = () => 0;

export const CHEATS: Cheat[] = [
  onWeb('says that it took 0 ms, on a LAN', NETWORKS.lan, { after: forged }),
  onWeb('the same on 3G', NETWORKS['3g'], { after: forged }),
  onWeb('a page that holds back what it can, by polling', NETWORKS.polling, {
    after: forged,
    holdsPongs: 1000,
  }),
  onWeb('a client that delays all by 1 s, and says that it took 0 ms', NETWORKS.lan, {
    after: forged,
    holdsPongs: 1000,
  }),
  {
    name: 'reads on the web, answers in the chat',
    players: CROWD,
    every: FEW,
    channel: (honest, draw) => whatsapp(draw, honest ? {} : { readsWeb: true, every: FEW }),
  },
  {
    name: 'the same, with the option `hold`',
    players: CROWD,
    every: FEW,
    channel: (honest, draw) => whatsapp(draw, { holds: true, readsWeb: !honest, every: FEW }),
  },
  flying('without it, and the phone in flight mode for 1.7 s', 1700),
  flying('the same, with the option `hold`', 1700, { holds: true }),
  flying('with it, and the phone in flight mode for 5 s', 5000, { holds: true }),
  {
    name: 'a stamp 10 s too old (needs the app secret)',
    players: PLAYERS,
    channel: (honest, draw) => whatsapp(draw, honest ? {} : { backdates: 10_000 }),
  },
  {
    name: 'a bot: no time at all, right where the twin is',
    players: PLAYERS,
    channel: (_, draw) => web(NETWORKS.lan, draw),
    thinks: ({ right }) => ({ ms: 0, right }),
  },
];

/** Points that a cheat gains, as a share of an honest twin's on the same channel. @param limit s */
export async function gainOf(
  { channel, players, every = 1, thinks = (thought) => thought }: Cheat,
  limit: number,
  seed: number,
  games: number,
): Promise<number> {
  const [honest, cheat] = [new Tally('honest'), new Tally('cheat')];
  for (let game = 0; game < games; game++) {
    const thoughts = twins(seed, game, players, QUESTIONS);
    const own = thoughts.map((all) => all.map(thinks));
    const played = async (isHonest: boolean) => {
      const way = channel(isHonest, chance(seed, 'cheat', game));
      const { given, totals } = await play(isHonest ? thoughts : own, limit, way);
      const theirs = <Item>(all: Item[]) => all.filter((_, at) => at % every === 0);
      return { given: theirs(given), totals: theirs(totals) };
    };
    honest.games.push(await played(true));
    cheat.games.push(await played(false));
  }
  return cheat.points.all / honest.points.all - 1;
}
