import type { Definition } from '../../server/engine/state.ts';
import type { Channel, Delivery } from '../../server/plugin.ts';
import type { QuestionView } from '../../server/realtime/events.ts';
import type { Player } from '../../server/store/contract.ts';
import { textMessage } from './messages.ts';
import type { Outbox } from './outbox.ts';
import { openQuestion, type QuestionSources, questionItem, resultTexts } from './questions.ts';
import { wording } from './wording.ts';

/** ms the news of a game's end, or of being removed, is worth bringing. */
const NEWS_TTL = 900_000;

export interface ChannelSources extends QuestionSources {
  outbox: Outbox;
  joinUrl(pin: string): string | undefined;
}

type Of<Type extends Delivery['type']> = Extract<Delivery, { type: Type }>;

/**
 * Brings a game to its WhatsApp players in as few messages as can be: each is billed, and each spends
 * from a narrow rate. So a question carries the result of the one before, and nothing else is told
 * until the final ranking.
 */
export class WhatsAppChannel implements Channel {
  readonly name = 'whatsapp';
  readonly #sources: ChannelSources;

  constructor(sources: ChannelSources) {
    this.#sources = sources;
  }

  joinUrl(pin: string): string | undefined {
    return this.#sources.joinUrl(pin);
  }

  async deliver(delivery: Delivery): Promise<void> {
    switch (delivery.type) {
      case 'question':
        return this.#question(delivery.game.definition, delivery.event, delivery.event.openedAt);
      case 'state': {
        // Who joined in a pause has not seen the question that goes on; to the others it is no news.
        const question = openQuestion(delivery.snapshot);
        if (!question) return;
        return this.#question(delivery.game.definition, question, delivery.snapshot.now);
      }
      case 'finished':
        return this.#finished(delivery);
      case 'removed':
        return this.#removed(delivery);
      case 'closed':
      case 'reveal':
        return;
    }
  }

  async #question(definition: Definition, question: QuestionView, now: number): Promise<void> {
    const results = await this.#results(definition, question.index - 1);
    for await (const page of this.#pages(definition.id)) {
      const intros = await results(page);
      for (const { id: playerId, address } of page) {
        const recipient = { playerId, address, intro: intros.get(playerId) };
        await this.#sources.outbox.enqueue(
          questionItem(this.#sources, definition.id, question, recipient, now),
        );
      }
    }
  }

  async #finished({ game: { definition, state }, event, own }: Of<'finished'>): Promise<void> {
    const { games, outbox } = this.#sources;
    const { players } = await games.snapshot(definition.id);
    const results = await this.#results(definition, state.last?.question ?? -1);
    const podium = event.podium.map(wording.place).join('\n');
    for await (const page of this.#pages(definition.id)) {
      const intros = await results(page);
      const places = await own(page.map(({ id }) => id));
      for (const { id, address } of page) {
        const lines = [intros.get(id), wording.finished(places.get(id), players), podium];
        await outbox.enqueue({
          id: `${definition.id}.end.${id}`,
          to: address,
          payload: textMessage(lines.filter(Boolean).join('\n\n')),
          expiresAt: Date.now() + NEWS_TTL,
        });
      }
    }
  }

  async #removed({ gameId, player }: Of<'removed'>): Promise<void> {
    if (player.channel !== this.name || player.address === undefined) return;
    await this.#sources.outbox.enqueue({
      id: `${gameId}.removed.${player.id}`,
      to: player.address,
      payload: textMessage(wording.removed),
      expiresAt: Date.now() + NEWS_TTL,
    });
  }

  /** Looks up, for a page of players, what this question brought them; nothing before the first. */
  async #results(
    definition: Definition,
    index: number,
  ): Promise<(page: Player[]) => Promise<Map<string, string>>> {
    if (index < 0) return async () => new Map();
    const { players } = await this.#sources.games.snapshot(definition.id);
    return (page) =>
      resultTexts(
        this.#sources,
        definition,
        index,
        players,
        page.map(({ id }) => id),
      );
  }

  /** The WhatsApp players whom a message can reach. */
  async *#pages(gameId: string): AsyncIterable<(Player & { address: string })[]> {
    for await (const page of this.#sources.games.players(gameId, this.name)) {
      yield page.flatMap((player) =>
        player.address === undefined ? [] : [{ ...player, address: player.address }],
      );
    }
  }
}
