import { type Delivery, definePlugin, type Games, type Plugin } from '../../server/plugin.ts';

/** A channel that takes its time, as a chat does: how far its questions are is for a test to say. */
export interface SlowChannel {
  plugin: Plugin<never>;
  /** How many of its players have the open question. */
  reached: number;
  /** Ends once it has been asked so often how far a question is. */
  asked(times: number): Promise<void>;
  /** Events of questions that it was told, by index. */
  questions: number[];
  /** Lets somebody join. @returns answers for them */
  join(
    pin: string,
    nickname: string,
  ): Promise<{ answer(question: number, value: unknown): Promise<unknown>; id: string }>;
}

export function slowChannel(): SlowChannel {
  const name = 'slow';
  let games: Games | undefined;
  let looks = 0;
  const waiting = new Set<() => void>();
  const channel: SlowChannel = {
    reached: 0,
    questions: [],
    asked: (times) =>
      new Promise((resolve) => {
        const check = () => {
          if (looks < times) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
    plugin: definePlugin<never>({
      name,
      setup(ctx) {
        games = ctx.games;
        ctx.channels.register({
          name,
          home: name,
          async deliver(delivery: Delivery) {
            if (delivery.type === 'question') channel.questions.push(delivery.event.index);
          },
          async reach(gameId) {
            looks += 1;
            for (const check of [...waiting]) check();
            let players = 0;
            for await (const page of ctx.games.players(gameId, name)) players += page.length;
            return { players, reached: channel.reached };
          },
        });
      },
    }),
    async join(pin, nickname) {
      if (!games) throw new Error('no server has the channel yet');
      const { id: gameId, options } = await games.find(pin);
      const { id } = await games.join(gameId, { nickname, channel: name, address: nickname });
      await games.connect(gameId, id, name);
      while (options.hold && !(await games.state(gameId)).ahead)
        await new Promise((next) => setImmediate(next));
      return {
        id,
        answer: async (question, value) => games?.answer(gameId, id, question, value),
      };
    },
  };
  return channel;
}
