import { once } from 'node:events';
import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

/** An answer as it was on the wire: `fetch` would have decompressed it. */
export interface OnTheWire {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export async function onTheWire(
  url: string,
  headers: Record<string, string> = {},
  { method = 'GET', body }: { method?: string; body?: string | Buffer } = {},
): Promise<OnTheWire> {
  const asked = request(url, { method, headers }).end(body);
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  return { status: answer.statusCode, headers: answer.headers, body: await buffer(answer) };
}

/** The body as a client reads it. @throws Error when it is not what its header says */
export function decoded({ headers, body }: OnTheWire): string {
  switch (headers['content-encoding']) {
    case undefined:
      return String(body);
    case 'br':
      return String(brotliDecompressSync(body));
    case 'gzip':
      return String(gunzipSync(body));
    default:
      throw new Error(`nobody asked for ${headers['content-encoding']}`);
  }
}
