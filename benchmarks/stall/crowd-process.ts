/** A crowd in a process of its own: see stall.ts. */
import { gatherSdk } from './crowd.ts';

const [url = '', pin = '', name = '', size = '', spread = ''] = process.argv.slice(2);
// Nobody is left behind who plays on.
process.once('disconnect', () => process.exit());
const crowd = await gatherSdk(url, pin, name, Number(size));
process.send?.('joined');
const counted = await crowd.answer(Number(spread), (acks) => {
  if (acks === 1) process.send?.('answering');
});
process.send?.(counted);
crowd.leave();
process.disconnect();
