import type { Attack, Input, Kind } from '../kind.ts';
import { corrupt, mutate, perhapsMutate } from '../mutate.ts';
import { encode, NASTY_TEXTS } from '../nasty.ts';
import { type Sent, send, sendBytes } from '../requests.ts';
import type { Source } from '../source.ts';
import { ADMIN_TOKEN, type FuzzedGame, WHATSAPP } from '../stage.ts';
import { inTime } from '../tally.ts';

const METHODS = [
  ...['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'CONNECT'],
  ...['PROPFIND', 'QUERY', 'get', 'FOO', 'PRI'],
];

/** Every route that there is, and some that there are not. */
const ROUTES: ((game: FuzzedGame) => string)[] = [
  ...['/health', '/health/ready', '/metrics', '/', '/host', '/123456', '/phone', '/nothing'],
  ...['/api/quizzes', '/api/modes', '/api/games', '/api', '/admin'],
  ...['/admin/queue-stats', '/admin/game-stats', '/admin/db-stats', '/admin/worker-stats'],
  ...['/media/starter/clock.png', '/media/starter/', '/assets/', '/phone/api/phones/1'],
  `/bridge/whatsapp/webhook?hub.mode=subscribe&hub.verify_token=${encodeURIComponent(WHATSAPP.verify)}&hub.challenge=1`,
].map((path) => () => path);
ROUTES.push(
  ({ id }) => `/api/games/${id}/report?format=json`,
  ({ id }) => `/api/games/${id}/report?format=csv`,
  ({ id }) => `/api/games/${id}/channels`,
  ({ id }) => `/api/games/${id}/host-token`,
);

const HEADERS: ((source: Source) => Record<string, string>)[] = [
  (source) => ({ origin: source.pick(['null', 'http://evil.example', 'http://127.0.0.1', 'x']) }),
  (source) => ({ host: source.pick(['', 'evil.example', '127.0.0.1:1', '[::1', 'a b']) }),
  (source) => ({ range: source.pick(['bytes=0-0', 'bytes=9-1', 'bytes=-', 'bytes=0-1,2-3', 'x']) }),
  (source) => ({ accept: 'x/'.repeat(source.below(2000)) }),
  (source) => ({ 'accept-encoding': source.pick(['gzip', 'br;q=9', '*;q=x', 'identity;q=0']) }),
  (source) => ({ 'content-encoding': source.pick(['gzip', 'deflate', 'x']) }),
  (source) => ({ 'content-type': source.pick(['text/plain', 'application/xml', ';', 'a/b;c=']) }),
  (source) => ({ 'content-length': source.pick(['0', '5', '-1', '99999999999', '1e3', 'x']) }),
  (source) => ({ 'transfer-encoding': source.pick(['chunked', 'gzip, chunked', 'x']) }),
  (source) => ({ 'x-forwarded-for': source.pick(['1.2.3.4', ',,,', '::1', 'x'.repeat(5000)]) }),
  (source) => ({ 'if-none-match': source.pick(['*', '"x"', 'W/']) }),
  (source) => ({ 'if-modified-since': source.pick(['never', 'Thu, 01 Jan 1970 00:00:00 GMT']) }),
  (source) => ({ expect: source.pick(['100-continue', '200-ok']) }),
  (source) => ({ upgrade: source.pick(['websocket', 'h2c', '']), connection: 'Upgrade' }),
  (source) => ({ cookie: 'a=b; '.repeat(source.below(1000)) }),
  (source) => ({ 'x-anything': source.pick(NASTY_TEXTS) }),
];

/** Requests to every route, with methods, paths, headers and bodies that nobody expects. */
export const http: Kind = {
  name: 'http',
  batch: 100,
  lanes: 8,
  async send(attack, inputs) {
    const game = await attack.stage.newGame();
    for (const input of inputs) await sendOne(attack, game, input);
  },
};

async function sendOne({ stage, tally }: Attack, game: FuzzedGame, input: Input): Promise<void> {
  const { source } = input;
  const url = source.pick(stage.urls);
  const sent = anyRequest(source, stage.quizId, game);
  const bytes = Buffer.from(written(sent));
  const show = bytes.toString();
  const corrupted = source.chance(0.15);
  if (corrupted || endsElsewhere(sent)) {
    const raw = corrupted ? corrupt(source, bytes) : bytes;
    await tally.watch(input, show, inTime(sendBytes(url, raw)));
    return;
  }
  // Node's own client refuses to send some of it.
  const answer = send(url, sent).then(
    ({ status }) => status,
    () => sendBytes(url, bytes),
  );
  await tally.watch(input, show, inTime(answer));
}

/** Whether the body says of itself that it is longer or shorter: what follows on the connection would be in it. */
const endsElsewhere = ({ headers = {} }: Sent): boolean =>
  'content-length' in headers || 'transfer-encoding' in headers;

function anyRequest(source: Source, quizId: string, game: FuzzedGame): Sent {
  const path = anyPath(source, source.pick(ROUTES)(game));
  const method = source.chance(0.6) ? 'GET' : source.pick(METHODS);
  const headers: Record<string, string> = {};
  if (source.chance(0.85))
    headers.authorization = `Bearer ${source.chance(0.95) ? ADMIN_TOKEN : source.pick(NASTY_TEXTS)}`;
  while (source.chance(0.4)) Object.assign(headers, source.pick(HEADERS)(source));
  if (method === 'GET' || source.chance(0.3)) return { method, path, headers };
  const order = { quizId, mode: 'classic', options: { countdown: 0, autoAdvance: null } };
  const body = encode(perhapsMutate(source, order, 0.8));
  return { method, path, headers: { 'content-type': 'application/json', ...headers }, body };
}

function anyPath(source: Source, path: string): string {
  if (source.chance(0.5)) return path;
  const [where = '', query = ''] = path.split('?');
  return source.pick([
    () => String(mutate(source, path)),
    () => `${where}?${encodeURIComponent(source.pick(NASTY_TEXTS).toWellFormed())}=1&${query}`,
    () => `${where}/${encodeURIComponent(source.pick(NASTY_TEXTS).toWellFormed())}`,
    () => `${where}/..%2f..%2fetc/passwd`,
    () => `/${where}//.`,
    () => `${where}%`,
    () => `http://evil.example${path}`,
    () => where.replace(/[^/]+$/, encodeURIComponent(source.pick(NASTY_TEXTS).toWellFormed())),
  ])();
}

/** As it would go over the line. */
function written({ method, path, headers = {}, body = '' }: Sent): string {
  const lines = Object.entries({ host: '127.0.0.1', ...headers }).map((pair) => pair.join(': '));
  const length = body === '' ? [] : [`content-length: ${Buffer.byteLength(body)}`];
  return `${[`${method} ${path} HTTP/1.1`, ...lines, ...length].join('\r\n')}\r\n\r\n${body}`;
}
