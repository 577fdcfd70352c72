import { pino } from 'pino';
import { OWN_BEGINNING } from '../../bridge/chat/sight.ts';
import { Skew } from '../../bridge/chat/skew.ts';
import { Clocks } from '../../bridge/whatsapp/clocks.ts';
import { isHeld, shownAt } from '../../server/engine/hold.ts';
import type { Games } from '../../server/plugin.ts';
import type { Chance } from './chance.ts';
import type { Asked, Channel, Seat, Stage } from './play.ts';

/** ms of grace of the bridge. */
const GRACE = 3000;

/** Messages a second of a number, without those that are reserved. */
const RATE = 70;

/** ms between two looks at how far a question is. */
const LOOK = 150;

/** Assumptions: nobody has measured them yet. All ms. */
const DELAYS = {
  /** Until the API has taken a message. */
  accept: 150,
  /** From there to the phone. */
  phone: [300, 2000],
  /** From a phone to WhatsApp. */
  back: 100,
  /** Of messages of which it is never told that they were delivered. */
  untold: 0.1,
  webhook: { least: 200, median: 400, sigma: 0.8, most: 3000 },
} as const;

export interface Phones {
  /** ms by which WhatsApp's clock is behind that of the server. */
  skew?: number;
  /** ms from a question's opening for which phones are in flight mode: nothing comes, and nothing leaves. */
  flight?: number;
  /** Stamps of answers are so many ms too old. */
  backdates?: number;
  /** Players see questions on the web, where that is sooner. */
  readsWeb?: boolean;
  /** Of so many players one does what is above; all do, where it is left out. */
  every?: number;
  /** The web is shown a question when half of the phones have it. */
  holds?: boolean;
}

/** Players on WhatsApp, all on one number. */
export function whatsapp(draw: Chance, phones: Phones = {}): Channel {
  const { skew = 0, holds = false, every = 1 } = phones;
  let clocks: Clocks;
  let special = new Set<string>();
  const doingsOf = ({ id }: Seat) => {
    const { flight = 0, backdates = 0, readsWeb = false } = special.has(id) ? phones : {};
    return { flight, backdates, readsWeb };
  };
  const lag = () => {
    const { least, median, sigma, most } = DELAYS.webhook;
    return Math.min(most, least + draw.around(median, sigma));
  };
  const meta = new Skew(pino({ level: 'silent' }), 'WhatsApp');
  /** As WhatsApp stamps it: whole seconds of its own clock. */
  const stampOf = (at: number) => Math.floor((at - skew) / 1000) * 1000;

  class BusinessNumber {
    /** When the number has room for the next message. */
    room = 0;
    /** Told when the web is shown the question. */
    readonly #readers: ((at: number) => void)[] = [];
    readonly #stage: Stage;

    constructor(stage: Stage) {
      this.#stage = stage;
    }

    send(seats: Seat[], asked: Asked): void {
      const { agenda } = this.#stage;
      this.room = Math.max(this.room, agenda.now);
      const next = () => {
        const seat = seats.pop();
        if (!seat) return;
        this.room += 1000 / RATE;
        this.#sent(seat, asked);
        if (seats.length > 0) agenda.at(this.room, next);
      };
      next();
    }

    #sent(seat: Seat, asked: Asked): void {
      const { agenda } = this.#stage;
      const { question, openedAt } = asked;
      const { flight, readsWeb } = doingsOf(seat);
      const about = { gameId: 'game', playerId: seat.id, question };
      const acceptedAt = agenda.now + DELAYS.accept;
      agenda.at(acceptedAt, () => {
        const at = Math.floor(agenda.now);
        meta.dated(stampOf(at - DELAYS.accept / 2), at - DELAYS.accept, at);
        return clocks.reached({ about }, at);
      });
      const landed = openedAt + flight;
      const phone = Math.max(acceptedAt + draw.between(...DELAYS.phone), landed);
      const told = phone + DELAYS.back;
      if (draw.next() >= DELAYS.untold)
        agenda.at(told + lag(), () => {
          const at = meta.momentOf(stampOf(told));
          return clocks.delivered(about, seat.id, { at, heardAt: Math.floor(agenda.now) });
        });
      const limit = asked.closesAt - openedAt;
      let hasSeen = false;
      const sees = (seen: number) => {
        if (hasSeen) return;
        hasSeen = true;
        agenda.at(Math.max(seen + (seat.thoughts[question]?.ms ?? 0), landed), () => {
          if (this.#stage.give(seat, question, seen + limit)) this.#answer(seat, question);
        });
      };
      agenda.at(phone, () => sees(phone));
      if (!readsWeb) return;
      const { phase } = this.#stage.state();
      if (phase.name === 'open' && !isHeld(phase)) sees(shownAt(phase));
      else this.#readers.push(sees);
    }

    /** Looks whether half of the phones have the question, as the server does. */
    async look(question: number): Promise<void> {
      const { agenda, seats, state, reached } = this.#stage;
      const { phase } = state();
      if (phase.name !== 'open' || phase.question !== question) return;
      const since = agenda.now - phase.openedAt;
      const seen = await Promise.all(seats.map(({ id }) => clocks.of('game', id, question)));
      const have = seen.filter((ms = Number.POSITIVE_INFINITY) => ms <= since).length;
      if (isHeld(phase)) {
        if (have * 2 >= seats.length) await reached(question);
        agenda.at(agenda.now + LOOK, () => this.look(question));
        return;
      }
      for (const sees of this.#readers.splice(0)) sees(shownAt(phase));
    }

    #answer(seat: Seat, question: number): void {
      const { agenda } = this.#stage;
      const { backdates } = doingsOf(seat);
      const stamp = stampOf(agenda.now + DELAYS.back - backdates);
      agenda.at(agenda.now + DELAYS.back + lag(), async () => {
        this.room = Math.max(this.room, agenda.now) + 1000 / RATE;
        const arrivedAt = Math.floor(agenda.now);
        if (backdates === 0) meta.arrived(stamp, arrivedAt);
        const sent = { ...meta.momentOf(stamp), arrivedAt };
        const { timing, late } = await clocks.timing('game', seat.id, question, sent);
        if (!late) await this.#stage.answer(seat, question, timing);
      });
    }
  }
  let number: BusinessNumber;
  return {
    grace: GRACE + OWN_BEGINNING,
    holds,
    begin(stage) {
      const games = {
        state: async () => stage.state(),
        waitFor: (_: string, grace: number) => stage.waitFor(grace),
      } as unknown as Games;
      clocks = new Clocks(games, stage.store.space('whatsapp'), GRACE);
      number = new BusinessNumber(stage);
      special = new Set(stage.seats.filter((_, at) => at % every === 0).map(({ id }) => id));
    },
    ask(stage, asked) {
      number.send(draw.shuffled(stage.seats), asked);
      if (holds) stage.agenda.at(stage.agenda.now, () => number.look(asked.question));
    },
  };
}
