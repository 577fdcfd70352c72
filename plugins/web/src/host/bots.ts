import { effect } from '@preact/signals';
import type { GameState } from '../../../../client/game-state.ts';
import { Player, type PlayerSession } from '../../../../client/player.ts';
import { Refusal } from '../../../../client/socket.ts';
import type { Form, FormValue } from '../../../../server/protocol/form.ts';
import { windowStore } from '../game/storage.ts';
import { wake } from '../game/wake.ts';

/** They are called what they are. */
const NAMES = [
  'Bot Ada',
  'Bot Bo',
  'Bot Cleo',
  'Bot Dan',
  'Bot Eve',
  'Bot Fay',
  'Bot Gus',
  'Bot Hal',
];

/** ms between two of them joining: one sees them come. */
const APART = 400;

/** A bot answers within this part of the time, and within so many ms. */
const SLOWEST = 0.7;
const LONGEST = 12_000;

/**
 * Lets bots play along in a game, to try it alone: they join as anybody does, answer at random, and leave
 * when the game is over.
 * @param pin of the game, which lets anybody in under any name
 * @returns what takes them out of this page; a page that comes back has the same ones
 */
export function playAlong(pin: string, count: number): () => void {
  const bots = NAMES.slice(0, count).map((name, index) => new Bot(pin, name, index * APART));
  return () => {
    for (const bot of bots) bot.close();
  };
}

class Bot {
  readonly #player = new Player({ wake });
  readonly #key: string;
  readonly #ends: (() => void)[] = [];
  #answered: number | undefined;

  constructor(pin: string, name: string, after: number) {
    this.#key = `qrush.bot.${pin}.${name}`;
    this.#later(after, () => void this.#join(pin, name));
    this.#ends.push(effect(() => this.#follow(this.#player.game.state.value)));
  }

  close(): void {
    for (const end of this.#ends) end();
    this.#player.close();
  }

  async #join(pin: string, name: string): Promise<void> {
    const kept = windowStore.get(this.#key);
    const session = kept === undefined ? undefined : (JSON.parse(kept) as PlayerSession);
    try {
      await this.#player.join(pin, name, session ? { token: session.token } : {});
      windowStore.set(this.#key, JSON.stringify(this.#player.session.peek()));
    } catch (error) {
      // A game that does not let it in is tried with one bot less.
      if (!(error instanceof Refusal)) throw error;
    }
  }

  #follow(state: GameState | undefined): void {
    if (state?.phase === 'finished') {
      windowStore.remove(this.#key);
      this.#later(0, () => this.#player.leave());
    }
    const { question } = state ?? {};
    if (state?.phase !== 'question' || !question?.form) return;
    if (question.index === this.#answered) return;
    this.#answered = question.index;
    const { form, index, openedAt, closesAt } = question;
    const time = Math.min((closesAt - openedAt) * SLOWEST, LONGEST);
    this.#later(Math.random() * time, () => void this.#player.answering.submit(index, guess(form)));
  }

  #later(ms: number, act: () => void): void {
    const timer = setTimeout(act, ms);
    this.#ends.push(() => clearTimeout(timer));
  }
}

const below = (count: number): number => Math.floor(Math.random() * count);

/** Somewhere from 0 to 1, as exact as places are told. */
const somewhere = (): number => below(1001) / 1000;

/** An answer that has the form, and nothing else to be said for it. */
function guess(form: Form): FormValue {
  switch (form.kind) {
    case 'pick': {
      const { options, least = 1, most = 1 } = form;
      if (most === 1) return below(options.length);
      const order = shuffled(options.length);
      return order.slice(0, least + below(most - least + 1)).sort((a, b) => a - b);
    }
    case 'order':
      return shuffled(form.options.length);
    case 'match':
      return shuffled(form.right.length).slice(0, form.left.length);
    case 'text':
      return 'Beep';
    case 'number': {
      const { least = 0, most = least + 100, step = 1 } = form;
      return least + step * below(Math.floor((most - least) / step) + 1);
    }
    case 'point':
      return [somewhere(), somewhere()];
  }
}

function shuffled(count: number): number[] {
  const all = Array.from({ length: count }, (_, index) => index);
  return all.map((_, index) => {
    const at = index + below(count - index);
    const chosen = all[at] ?? 0;
    all[at] = all[index] ?? 0;
    return chosen;
  });
}
