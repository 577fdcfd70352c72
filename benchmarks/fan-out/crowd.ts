/** Players who only look, in a process of their own. */
import { answerRunner } from '../round/child.ts';
import { connectSocketIo } from '../round/clients/socket-io.ts';

/** The runner's requests to the crowd. */
export interface CrowdRequests {
  /** Players join, evenly spread over the addresses. Answers when all are in. */
  join: { given: { urls: string[]; pin: string; players: number }; answer: undefined };
  /** From now on counts those who get an event of this name. */
  hear: { given: string; answer: undefined };
  /** Answers when all have got it who are still there, with how many have lost their connection by now. */
  heard: { given: undefined; answer: number };
}

/** Players who join at once. */
const AT_ONCE = 40;

/** ms between two words about how far the joining is, for whoever waits. */
const PROGRESS = 10_000;

/** ms without any progress after which the rest is given up. */
const PATIENCE = 60_000;

let awaited = '';
let round = 0;
let missing = 0;
let size = 0;
let lost = 0;
let lastProgress = 0;
let done = () => {};

function counted(): void {
  missing -= 1;
  lastProgress = performance.now();
  if (missing === 0) done();
}

answerRunner<{ [Name in keyof CrowdRequests]: CrowdRequests[Name] }>({
  async join({ urls, pin, players }) {
    const next = Array.from({ length: players }, (_, index) => index).values();
    const said = setInterval(() => process.stderr.write(`  ${size} of ${players} in\n`), PROGRESS);
    const lane = async () => {
      for (const index of next) {
        let last = 0;
        const seat = { url: urls[index % urls.length] ?? '', pin, nickname: `Player ${index}` };
        await connectSocketIo(seat, {
          ack() {},
          event(name) {
            if (name !== awaited || last === round) return;
            last = round;
            counted();
          },
          gone() {
            lost += 1;
            size -= 1;
            if (last !== round) counted();
          },
        });
        size += 1;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    clearInterval(said);
    return undefined;
  },
  hear(name) {
    awaited = name;
    round += 1;
    missing = size;
    lastProgress = performance.now();
    return undefined;
  },
  heard: () =>
    new Promise((resolve, reject) => {
      const watch = setInterval(() => {
        if (performance.now() - lastProgress < PATIENCE) return;
        clearInterval(watch);
        reject(new Error(`${missing} of ${size} got no ${awaited}`));
      }, 1000);
      done = () => {
        clearInterval(watch);
        resolve(lost);
      };
      if (missing === 0) done();
    }),
});
