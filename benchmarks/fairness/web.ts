import { graceFor, LineClock } from '../../server/realtime/line-clock.ts';
import type { Chance } from './chance.ts';
import { type Network, painting, Way } from './networks.ts';
import type { Asked, Channel, Seat, Stage } from './play.ts';

/** ms between two pings of a line while a question is open. */
const PULSE = 5000;

/** A client's way to measure: honest, or not. */
export interface Client {
  /** ms by which it holds back pongs. */
  holdsPongs?: number;
  /** ms by which it holds back its answer. */
  holdsAnswer?: number;
  /** The time it says that its player took; left out by clients that say nothing. */
  after?(ms: number): number;
}

export const HONEST: Client = { after: (ms) => ms };

/** A player's connection to the server, as the server measures it. */
class Line {
  readonly clock: LineClock;
  readonly #stage: Stage;
  readonly #network: Network;
  readonly #client: Client;
  readonly #draw: Chance;
  readonly #up: Way;
  readonly #down: Way;
  #pings = 0;

  constructor(stage: Stage, network: Network, client: Client, draw: Chance) {
    this.#stage = stage;
    this.#network = network;
    this.#client = client;
    this.#draw = draw;
    this.#up = new Way(network, draw);
    this.#down = new Way(network, draw);
    this.clock = new LineClock(network.polling ? 'polling' : 'webSocket');
  }

  ping(): void {
    const { agenda } = this.#stage;
    const id = ++this.#pings;
    this.clock.pinged(id, agenda.now);
    this.#pong(id, this.#down.arrives(agenda.now));
  }

  ask(seat: Seat, { question, openedAt, closesAt }: Asked): void {
    const { agenda } = this.#stage;
    const { polling } = this.#network;
    const { holdsAnswer = 0, after } = this.#client;
    const id = ++this.#pings;
    // With polling there is no ping behind the question but the next of Engine.IO.
    const isPinged = !polling && !this.clock.isNear;
    this.clock.asked(question, openedAt, agenda.now, isPinged ? id : undefined);
    const arrives = this.#down.arrives(agenda.now);
    if (isPinged) this.#pong(id, arrives);
    for (let at = PULSE; openedAt + at < closesAt; at += PULSE)
      agenda.at(openedAt + at, () => {
        if (this.#stage.state().phase.name === 'open') this.ping();
      });
    const ms = seat.thoughts[question]?.ms ?? 0;
    agenda.at(arrives + painting(this.#network, this.#draw) + ms, () => {
      if (!this.#stage.give(seat, question, closesAt)) return;
      agenda.at(this.#up.arrives(agenda.now) + holdsAnswer, async () => {
        const timing = this.clock.timing(question, agenda.now, after?.(ms));
        await this.#stage.answer(seat, question, timing ?? {});
      });
    });
  }

  #pong(id: number, arrives: number): void {
    const { agenda } = this.#stage;
    const { holdsPongs = 0 } = this.#client;
    agenda.at(arrives + holdsPongs, () => {
      agenda.at(this.#up.arrives(agenda.now), () => {
        this.clock.ponged(id, agenda.now);
        if (this.clock.isNew) this.ping();
      });
    });
  }
}

/** Players in browsers, all on the same network. */
export function web(network: Network, draw: Chance, client: Client = HONEST): Channel {
  let lines: Line[] = [];
  return {
    async begin(stage) {
      lines = stage.seats.map(() => new Line(stage, network, client, draw));
      for (const line of lines) line.ping();
      // People wait in the lobby for longer than a few round trips.
      while (stage.agenda.next < Number.POSITIVE_INFINITY) await stage.agenda.step();
    },
    async ask(stage, asked) {
      const most = Math.max(...lines.map(({ clock }) => clock.most));
      const grace = graceFor(most);
      if (grace !== undefined) await stage.waitFor(300 + grace);
      for (const [at, line] of lines.entries()) line.ask(stage.seats[at] as Seat, asked);
    },
  };
}
