/** A bucket that speaks as much of S3 as is used, and believes no request whose signature is wrong. */
import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export const S3_KEY = { keyId: 'KEYID', secret: 'a secret of the bucket', region: 'eu-test-1' };

/** Objects of an answer to a list. */
const PAGE = 2;

export interface S3Server extends AsyncDisposable {
  /** Of the bucket. */
  url: string;
  objects: Map<string, Buffer>;
  /** Requests so far, by method. */
  asked: string[];
  /** Refusals so far, by their codes. */
  refused: string[];
  /** Answers the next so many requests with 503. */
  failNext(times: number): void;
}

export async function s3Server(bucket = 'quiz'): Promise<S3Server> {
  const objects = new Map<string, Buffer>();
  const refused: string[] = [];
  const asked: string[] = [];
  let failing = 0;
  const server = createServer(async (request, answer) => {
    const body = await buffer(request);
    asked.push(request.method ?? '');
    const refuse = (status: number, code: string): void => {
      refused.push(code);
      answer.writeHead(status).end(`<Error><Code>${code}</Code></Error>`);
    };
    const wrong = problemOf(request, body);
    if (wrong !== undefined) return refuse(403, wrong);
    if (failing-- > 0) return refuse(503, 'SlowDown');
    const url = new URL(request.url ?? '', 'http://s3');
    const [, first, ...rest] = url.pathname.split('/');
    if (first !== bucket) return refuse(404, 'NoSuchBucket');
    const key = decodeURIComponent(rest.join('/'));
    if (key === '') {
      answer.end(listed(objects, url.searchParams));
      return;
    }
    const object = objects.get(key);
    switch (request.method) {
      case 'PUT':
        objects.set(key, body);
        answer.end();
        return;
      case 'DELETE':
        objects.delete(key);
        answer.writeHead(204).end();
        return;
    }
    if (!object) return refuse(404, 'NoSuchKey');
    const [, start, end] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
    const part = start === undefined ? object : object.subarray(Number(start), Number(end) + 1);
    answer.writeHead(start === undefined ? 200 : 206, { 'content-length': part.length });
    answer.end(request.method === 'HEAD' ? undefined : part);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/${bucket}`,
    objects,
    asked,
    refused,
    failNext(times) {
      failing = times;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function listed(objects: Map<string, Buffer>, query: URLSearchParams): string {
  const prefix = query.get('prefix') ?? '';
  const keys = [...objects.keys()].filter((key) => key.startsWith(prefix)).sort();
  const from = Number(query.get('continuation-token')?.replace('from&', '') ?? 0);
  const contents = keys
    .slice(from, from + PAGE)
    .map((key) => {
      const size = objects.get(key)?.length;
      return `<Contents><Key>${key}</Key><LastModified>2026-11-26T08:00:00.000Z</LastModified><Size>${size}</Size></Contents>`;
    })
    .join('\n');
  const more = from + PAGE < keys.length;
  const next = more ? `<NextContinuationToken>from&amp;${from + PAGE}</NextContinuationToken>` : '';
  return `<?xml version="1.0"?>\n<ListBucketResult><IsTruncated>${more}</IsTruncated>${next}${contents}</ListBucketResult>`;
}

const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, data: string): Buffer =>
  createHmac('sha256', key).update(data).digest();

/** Signature version 4, from its description: docs.aws.amazon.com, "Create a signed request". */
function problemOf(request: IncomingMessage, body: Buffer): string | undefined {
  const { headers, method, url = '' } = request;
  const [, keyId, date, region, signed, signature] =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    ) ?? [];
  if (keyId !== S3_KEY.keyId) return 'InvalidAccessKeyId';
  if (region !== S3_KEY.region) return 'AuthorizationHeaderMalformed';
  if (!date || !signed?.split(';').includes('host')) return 'AccessDenied';
  const stamp = String(headers['x-amz-date']);
  if (!stamp.startsWith(date) || Math.abs(Date.now() - timeOf(stamp)) > 900_000)
    return 'RequestTimeTooSkewed';
  const digest = String(headers['x-amz-content-sha256']);
  if (digest !== 'UNSIGNED-PAYLOAD' && digest !== sha256(body)) return 'XAmzContentSHA256Mismatch';
  const [path = '', query = ''] = url.split('?');
  const canonical = [
    method,
    path,
    query.split('&').sort().join('&'),
    ...signed.split(';').map((name) => `${name}:${String(headers[name]).trim()}`),
    '',
    signed,
    digest,
  ].join('\n');
  const scope = `${date}/${region}/s3/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', stamp, scope, sha256(canonical)].join('\n');
  const key = [date, region, 's3', 'aws4_request'].reduce<string | Buffer>(
    hmac,
    `AWS4${S3_KEY.secret}`,
  );
  return hmac(key, text).toString('hex') === signature ? undefined : 'SignatureDoesNotMatch';
}

const timeOf = (stamp: string): number =>
  Date.parse(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
