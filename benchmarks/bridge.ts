/** How much of WhatsApp's allowance the bridge uses, and what a message costs. */
import { io } from 'socket.io-client';
import { granted, type HostSocket } from '../test/support/clients.ts';
import { addQuiz, cpuSeconds, createGame } from './load/api.ts';
import { questionText } from './load/quiz.ts';
import { embedded } from './load/server.ts';
import { quantile, show } from './report/numbers.ts';
import { readOptions, wholeNumber, wholeNumbers } from './report/options.ts';
import { table } from './report/table.ts';

const options = readOptions(
  `Asks one question of a game full of WhatsApp players, through the simulator at its limit, and measures
how fast they get it. Fails when more than 5 % of what WhatsApp takes is left unused.`,
  {
    messages: { default: '5000', about: 'players, each of whom gets one message' },
    rates: { default: '80,1000', value: 'N,N', about: 'messages a second that WhatsApp takes' },
    reserve: {
      default: '4',
      value: '%',
      about:
        'of these, what the bridge leaves: messages are counted when the simulator gets to them',
    },
  },
);
const messages = wholeNumber(options.messages);
const reserve = wholeNumber(options.reserve) / 100;

/** Part of the allowance that may stay unused. */
const UNUSED = 0.05;
/** Seconds the question is open: longer than bringing it to all. */
const LIMIT = 600;
/** Phones that join at once. */
const BATCH = 100;

async function drain(rate: number): Promise<{ unused: number; row: string[] }> {
  const env = {
    WHATSAPP_RATE: String(rate),
    WHATSAPP_RATE_RESERVE: String(Math.floor(rate * reserve)),
  };
  await using server = await embedded(env, { rate });
  const quizId = await addQuiz(server, 1, LIMIT);
  const { pin, hostToken } = await createGame(server, quizId);
  const phones = Array.from({ length: messages }, (_, index) =>
    server.simulator.phone(String(15_550_000_000 + index), `Player ${index + 1}`),
  );
  for (let at = 0; at < messages; at += BATCH) {
    await Promise.all(
      phones.slice(at, at + BATCH).map((phone) => {
        phone.send(`JOIN ${pin}`);
        return phone.next(({ from, text }) => from === 'business' && text.includes('You are in'));
      }),
    );
    if ((at / BATCH) % 10 === 0) process.stderr.write(`${at + BATCH} of ${messages} joined\n`);
  }
  const host: HostSocket = io(`${server.url}/host`, { transports: ['websocket'], forceNew: true });
  granted(await host.emitWithAck('attach', { pin, hostToken }));

  // Those who join together use up the rate, too: what is refused then does not count.
  const refused = () => server.simulator.events.counts()['refused 130429'] ?? 0;
  const refusedBefore = refused();
  const before = await cpuSeconds(server);
  const started = performance.now();
  const arrivals: number[] = [];
  const all = phones.map(async (phone) => {
    await phone.next(({ from, text }) => from === 'business' && text.includes(questionText(0)));
    arrivals.push(performance.now() - started);
    if (arrivals.length % 1000 === 0) process.stderr.write(`${arrivals.length} messages\n`);
  });
  granted(await host.emitWithAck('start', {}));
  await Promise.all(all);
  const cpu = 1000 * ((await cpuSeconds(server)) - before);
  host.disconnect();

  const [first = 0] = arrivals;
  const last = quantile(arrivals, 1);
  const reached = (1000 * (messages - 1)) / (last - first);
  const unused = Math.max(0, 1 - reached / rate);
  return {
    unused,
    row: [
      `${show(rate)}/s`,
      `${show(reached)}/s`,
      `${show(100 * unused)} %`,
      show(first),
      show(last / 1000),
      show(cpu / messages),
      show(refused() - refusedBefore),
    ],
  };
}

const drained: { unused: number; row: string[] }[] = [];
for (const rate of wholeNumbers(options.rates)) drained.push(await drain(rate));
const heads = ['allowed', 'reached', 'unused', 'first ms', 'last s', 'CPU ms a message', 'refused'];
process.stdout.write(
  `\n${messages.toLocaleString('en')} messages to as many players\n\n${table(
    heads,
    drained.map(({ row }) => row),
  )}`,
);
process.exitCode = drained.every(({ unused }) => unused <= UNUSED) ? 0 : 1;
