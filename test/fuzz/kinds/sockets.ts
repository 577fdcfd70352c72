import { Actor } from '../actor.ts';
import type { Attack, Input, Kind } from '../kind.ts';
import { perhapsMutate } from '../mutate.ts';
import { encode, NASTY_TEXTS, nasty } from '../nasty.ts';
import type { Source } from '../source.ts';
import type { FuzzedGame } from '../stage.ts';

/** Inputs that are under way at the same time, of one game. */
const AT_ONCE = 4;

/** Names of events that nobody has declared; some mean something to Socket.IO itself. */
const OTHER_EVENTS = ['connect', 'disconnect', 'error', 'message', 'removed', 'cheat', 'Join', '7'];

interface Cast {
  game: FuzzedGame;
  host: Actor;
  players: Actor[];
}

type Template = (source: Source, cast: Cast) => [event: string, payload: object];

const PLAYER: Template[] = [
  (source, { game }) => ['join', { pin: game.pin, nickname: `Eve ${source.below(1e6)}` }],
  (source, { game, players }) => {
    const { nickname, token } = source.pick(players);
    return ['join', { pin: game.pin, nickname, token, device: `device ${source.below(9)}` }];
  },
  (source, { game: { pin } }) => [
    'join',
    {
      pin,
      nickname: source.pick(['Hooker', 'Ana', 'Dyke']),
      device: `device ${source.below(9)}`,
      returns: source.chance(0.5),
    },
  ],
  (source) => ['answer', { question: source.below(5), value: source.below(4) }],
  (source) => ['answer', { question: source.below(5), value: [0, 2] }],
  (source) => ['answer', { question: source.below(5), value: source.chance(0.5) }],
  (source) => ['answer', { question: source.below(5), value: 'Mount Everest' }],
  (source) => ['answer', { question: source.below(5), value: '8,849 m' }],
  (source) => ['read', { question: source.below(5), value: '8,849 m' }],
  () => ['sync', {}],
];

const HOST: Template[] = [
  (source, { game: { pin, hostToken } }) => [
    'attach',
    { pin, hostToken, watch: source.chance(0.2) },
  ],
  ...['start', 'next', 'pause', 'resume', 'skip', 'sweep', 'sync'].map(
    (event): Template =>
      () => [event, {}],
  ),
  (source) => ['extend', { seconds: source.below(140) - 10 }],
  (source) => ['lock', { locked: source.chance(0.3) }],
  (source, { players }) => ['kick', { playerId: source.pick(players).id }],
  (source, { players }) => [
    'time',
    { playerId: source.pick(players).id, factor: source.pick([1, 1.5, 3, 4]) },
  ],
  (source, { players }) => ['unban', { playerId: source.pick(players).id }],
  (source) => ['hide', { index: source.below(5), label: 'Mount Everest' }],
  (source, { game: { pin, hostToken } }) => [
    'admit',
    { id: source.pick([pin, hostToken]).slice(0, 20), yes: source.chance(0.5) },
  ],
  (source) => (source.chance(0.1) ? ['end', {}] : ['resume', {}]),
];

/** Events on /play and /host of a game that runs by itself meanwhile. */
export const sockets: Kind = {
  name: 'sockets',
  batch: 60,
  lanes: 6,
  async send(attack, inputs) {
    const { stage } = attack;
    const [url = ''] = stage.urls;
    const game = await stage.newGame();
    const host = Actor.host(url, game);
    const players = ['Ana', 'Bob'].map((name, at) =>
      Actor.player(stage.urls[at % stage.urls.length] ?? url, game, name),
    );
    const cast = { game, host, players };
    for (let at = 0; at < inputs.length; at += AT_ONCE) {
      await goOn(host, at / AT_ONCE);
      await Promise.all(
        inputs.slice(at, at + AT_ONCE).map((input) => sendOne(attack, cast, input)),
      );
    }
    await host.says('end');
    for (const actor of [host, ...players]) actor.close();
  },
};

/** An honest host's next step, so that questions open and close. */
async function goOn(host: Actor, step: number): Promise<void> {
  if (step === 3) await host.says('start');
  else if (step > 3) await host.says(step % 2 === 0 ? 'skip' : 'next');
}

async function sendOne({ tally }: Attack, cast: Cast, { index, source }: Input): Promise<void> {
  const hosting = source.chance(0.35);
  const actor = hosting ? cast.host : source.pick(cast.players);
  const line = await actor.line();
  const [name, payload] = source.pick(hosting ? HOST : PLAYER)(source, cast);
  const event = source.chance(0.04) ? source.pick([...OTHER_EVENTS, ...NASTY_TEXTS]) : name;
  const parts = [event, perhapsMutate(source, payload, 0.6)];
  if (source.chance(0.03)) parts.pop();
  if (source.chance(0.04)) parts.push(nasty(source), nasty(source));
  const args = parts.map(encode).join(',');
  await tally.watch({ index, source }, `${actor.namespace} ${args}`, line.request(args));
}
