/** A crowd, in a process of its own: see crowd.ts. Told by messages, and answers by messages. */
import { LastingPlayer } from './lasting-player.ts';

/** Players who join at the same time: a burst, and not all in one instant. */
const AT_ONCE = 100;

const [url = '', pin = '', size = '', choices = ''] = process.argv.slice(2);
const players = Array.from(
  { length: Number(size) },
  (_, index) => () => new LastingPlayer(url, pin, `Player ${index}`),
);
const here: LastingPlayer[] = [];
while (players.length > 0) {
  const group = players.splice(0, AT_ONCE).map((enter) => enter());
  await Promise.all(group.map((player) => player.arrived()));
  here.push(...group);
}
process.send?.('joined');

process.on('message', async (question: number) => {
  const acked = await Promise.all(
    here.map(async (player, index) => {
      // Another mix of right and wrong for everybody.
      const value = (index * 7 + question * (1 + (index % 3))) % Number(choices);
      await player.sees(question);
      const receivedAt = await player.answer(question, value);
      return { nickname: player.nickname, question, value, receivedAt };
    }),
  );
  process.send?.(acked);
});
