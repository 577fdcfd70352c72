import type { Attack, Input, Kind } from '../kind.ts';
import { corrupt } from '../mutate.ts';
import { packets } from '../packets.ts';
import { send } from '../requests.ts';
import type { Source } from '../source.ts';
import { inTime } from '../tally.ts';

const PATH = '/socket.io/';

/** Between the packets of a body. */
const SEPARATOR = '\x1e';

/** Handshakes and packets by long-polling: Engine.IO without a WebSocket. */
export const polling: Kind = {
  name: 'polling',
  batch: 20,
  lanes: 12,
  async send(attack, inputs) {
    const { urls } = attack.stage;
    let session: PollingSession | undefined;
    for (const input of inputs) {
      if (input.source.chance(0.2)) {
        await handshake(attack, input);
        continue;
      }
      if (session && !session.open) await session.close();
      if (!session?.open) session = await PollingSession.open(input.source.pick(urls));
      await session.post(attack, input);
    }
    await session?.close();
  },
};

/** A handshake that is not as it should be. Without a `sid` none of them waits for anything. */
async function handshake({ stage, tally }: Attack, input: Input): Promise<void> {
  const { source } = input;
  const query = new URLSearchParams({
    EIO: source.pick(['4', '4', '3', '5', '', 'x', '4.0', '-1']),
    transport: source.pick(['polling', 'polling', 'websocket', 'webtransport', '', '__proto__']),
  });
  if (source.chance(0.3)) query.append(source.pick(['j', 'b64', 't', 'EIO']), source.pick(ODD));
  if (source.chance(0.3)) query.append('sid', source.pick(ODD));
  const sent = {
    method: source.chance(0.7) ? 'GET' : source.pick(['POST', 'PUT', 'OPTIONS', 'DELETE', 'HEAD']),
    path: `${source.pick([PATH, PATH, '/socket.io', '/socket.io/x'])}?${query}`,
    headers: { origin: source.pick(['null', 'http://127.0.0.1', 'http://evil.example']) },
  };
  const answer = send(source.pick(stage.urls), sent).then(({ status }) => status);
  await tally.watch(input, `${sent.method} ${sent.path}`, inTime(answer));
}

const ODD = ['', '1', '__proto__', 'constructor', '../..', '\0', 'x'.repeat(3000), 'é'];

class PollingSession {
  open = true;
  readonly #url: string;
  readonly #path: string;
  /** Gives up the poll that waits: one that nothing comes for is answered after 25 s only. */
  readonly #end = new AbortController();
  #refusal: string | undefined;
  #reading: Promise<void>;

  private constructor(url: string, sid: string) {
    this.#url = url;
    this.#path = `${PATH}?EIO=4&transport=polling&sid=${encodeURIComponent(sid)}`;
    this.#reading = this.#read();
  }

  /** @throws Error when a valid handshake is refused */
  static async open(url: string): Promise<PollingSession> {
    const path = `${PATH}?EIO=4&transport=polling`;
    const { status, body } = await send(url, { method: 'GET', path });
    const [, sid] = body.match(/"sid":"([^"]+)"/) ?? [];
    if (sid === undefined) throw new Error(`a valid handshake got ${status}: ${body}`);
    return new PollingSession(url, sid);
  }

  /** Posts packets, mutated. */
  async post({ tally }: Attack, input: Input): Promise<void> {
    const { source } = input;
    const body = anyBody(source);
    const type = source.pick([
      'text/plain;charset=UTF-8',
      'text/plain',
      'application/octet-stream',
    ]);
    const headers = { 'content-type': source.chance(0.95) ? 'text/plain;charset=UTF-8' : type };
    const answer = send(this.#url, { method: 'POST', path: this.#path, headers, body });
    const outcome = answer.then(({ status }) => {
      if (status !== '200') this.open = false;
      const refusal = this.#refusal;
      this.#refusal = undefined;
      return refusal ?? status;
    });
    await tally.watch(input, body.toString(), inTime(outcome));
  }

  async close(): Promise<void> {
    // Engine.IO's packet for the end.
    if (this.open) await send(this.#url, { method: 'POST', path: this.#path, body: '1' });
    this.#end.abort();
    await this.#reading;
  }

  /** Polls as a client does, until the session ends. */
  async #read(): Promise<void> {
    for (;;) {
      const poll = { method: 'GET', path: this.#path };
      const { status, body } = await send(this.#url, poll, this.#end.signal);
      if (status !== '200') break;
      this.#refusal = body.match(/"code":"(INTERNAL|UNAVAILABLE)"/)?.[1] ?? this.#refusal;
      const packets = body.split(SEPARATOR);
      if (packets.includes('1')) break;
      if (packets.includes('2'))
        await send(this.#url, { method: 'POST', path: this.#path, body: '3' });
    }
    this.open = false;
  }
}

function anyBody(source: Source): Buffer {
  const body = Buffer.from(
    Array.from({ length: 1 + source.below(3) }, () => packets(source)).join(SEPARATOR),
  );
  return source.chance(0.3) ? corrupt(source, body) : body;
}
