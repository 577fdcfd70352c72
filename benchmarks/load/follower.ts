import type { SharedEvents } from '../../server/protocol/events.ts';
import { isGap, type Known } from '../../server/protocol/gap.ts';
import type { Snapshot } from '../../server/protocol/snapshot.ts';
import type { QuestionView } from '../../server/protocol/views.ts';
import type { PlaySocket } from '../../test/support/clients.ts';

/** Follows a game by its versions, and asks for a snapshot when an event was missed. */
export class Follower {
  readonly #socket: PlaySocket;
  readonly #ask: (question: QuestionView) => void;
  readonly #finish: () => void;
  #known: Known | undefined;
  #asked = -1;

  /**
   * @param ask called with a question that only a snapshot showed
   * @param finish called when only a snapshot showed that the game is over
   */
  constructor(socket: PlaySocket, ask: (question: QuestionView) => void, finish: () => void) {
    this.#socket = socket;
    this.#ask = ask;
    this.#finish = finish;
    socket.onAny((name: keyof SharedEvents, payload: { version?: number; index?: number }) => {
      if (payload.version !== undefined) this.#hear(name, payload.version, payload.index);
    });
  }

  /** Takes a snapshot as what is known. */
  take({ version, phase, question }: Snapshot): void {
    const open = phase === 'question' ? question?.index : undefined;
    this.#known = { version, open };
    if (open !== undefined && open > this.#asked && question) {
      this.#asked = open;
      this.#ask(question);
    }
    if (phase === 'finished') this.#finish();
  }

  #hear(name: keyof SharedEvents, version: number, index?: number): void {
    const known = this.#known;
    if (!known || version < known.version) return;
    if (isGap(known, { name, version, ...(index !== undefined && { index }) }))
      return void this.#sync();
    if (name === 'question' && index !== undefined) this.#asked = Math.max(this.#asked, index);
    if (version === known.version && name !== 'question') return;
    this.#known = { version, open: name === 'question' ? index : undefined };
  }

  async #sync(): Promise<void> {
    const ack = await this.#socket.emitWithAck('sync', {});
    if (ack.ok) this.take(ack.state);
  }
}
