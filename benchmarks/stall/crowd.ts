/** Many players over the SDK in one process, which answer a question and count their connections. */
import { subscribe } from 'node:diagnostics_channel';
import { Player } from '../../client/index.ts';
import { until } from '../../test/support/sdk.ts';

/** Players who join at the same time. */
const AT_ONCE = 50;

export interface Counted {
  /** Answers that the server has stored. */
  received: number;
  /** Connections opened since everybody was in. */
  reconnects: number;
  /** ms from the answer to its ack, the longest. */
  longest: number;
}

export interface SdkCrowd {
  /**
   * Lets everybody answer the question that opens next, spread over so many ms.
   * @param onAck is called with the number of acks so far
   */
  answer(spread: number, onAck?: (acks: number) => void): Promise<Counted>;
  leave(): void;
}

/** Lets so many players join. @param name what their names begin with */
export async function gatherSdk(
  url: string,
  pin: string,
  name: string,
  size: number,
): Promise<SdkCrowd> {
  let opened = 0;
  subscribe('net.client.socket', () => {
    opened += 1;
  });
  const players: Player[] = [];
  while (players.length < size) {
    const group = Array.from({ length: Math.min(AT_ONCE, size - players.length) }, (_, index) => {
      const nickname = `${name} ${players.length + index}`;
      const player = new Player({ url, transports: ['websocket'], device: () => nickname });
      return player.join(pin, nickname).then(() => player);
    });
    players.push(...(await Promise.all(group)));
  }
  return {
    async answer(spread, onAck) {
      const before = opened;
      let acks = 0;
      const waits = await Promise.all(
        players.map(async (player, index) => {
          await until(player.game.state, (state) => state?.phase === 'question');
          await new Promise((resolve) => setTimeout(resolve, (spread * index) / players.length));
          const sentAt = performance.now();
          await player.answering.submit(0, index % 4);
          if (player.answering.sent.value?.status !== 'received') return 0;
          acks += 1;
          onAck?.(acks);
          return performance.now() - sentAt;
        }),
      );
      return { received: acks, reconnects: opened - before, longest: Math.max(...waits) };
    },
    leave() {
      for (const player of players) player.close();
    },
  };
}
