import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import type { AwsClient } from 'aws4fetch';
import { extensionOf, MEDIA_TYPES } from '../names.ts';
import type { MediaStore } from './store.ts';

/** The prefix of all objects: a bucket may hold other things too. */
const PREFIX = 'media/';

/** ms until an answer begins; for what is sent, in all. */
const PATIENCE = 10_000;
const SENDING = 60_000;

/** Times that a request is tried when the other side is unwell. */
const TRIES = 3;

export interface Bucket {
  /** The bucket's own URL: `https://s3.eu-central-1.amazonaws.com/my-bucket`. */
  url: string;
  region: string;
  keyId: string;
  secret: string;
}

/** A bucket's refusal, without keys in it. */
class BucketError extends Error {
  override name = 'BucketError';
}

/** Media in a bucket that speaks S3. */
export function s3Store({ url, region, keyId, secret }: Bucket): MediaStore {
  const base = url.replace(/\/$/, '');
  let client: AwsClient | undefined;

  const ask = async (method: string, path: string, init: RequestInit = {}): Promise<Response> => {
    const { AwsClient } = await import('aws4fetch');
    client ??= new AwsClient({
      accessKeyId: keyId,
      secretAccessKey: secret,
      service: 's3',
      region,
    });
    const patience = init.body ? SENDING : PATIENCE;
    for (let attempt = 1; ; attempt++) {
      // Without the body: the digest among the headers stands for it.
      const signed = await client.sign(`${base}${path}`, { method, headers: init.headers ?? {} });
      const limit = new AbortController();
      const timer = setTimeout(() => limit.abort(), patience);
      try {
        const answer = await fetch(signed.url, {
          ...init,
          method,
          headers: signed.headers,
          redirect: 'error',
          signal: limit.signal,
        });
        if (answer.status < 500 || attempt === TRIES) return answer;
        await answer.body?.cancel();
      } catch (error) {
        if (attempt === TRIES)
          throw new BucketError('the bucket cannot be reached', { cause: error });
      } finally {
        clearTimeout(timer);
      }
    }
  };

  /** @returns undefined when there is no such object */
  const found = async (answer: Response): Promise<Response | undefined> => {
    if (answer.ok) return answer;
    const said = await answer.text();
    if (answer.status === 404) return undefined;
    const code = /<Code>([A-Za-z]{1,60})<\/Code>/.exec(said)?.[1] ?? '';
    throw new BucketError(`the bucket answers ${answer.status} ${code}`.trim());
  };

  const pathOf = (name: string): string => `/${PREFIX}${name}`;

  return {
    place: base,
    isShared: true,

    async put(name, bytes, digest) {
      const answer = await ask('PUT', pathOf(name), {
        body: bytes as Uint8Array<ArrayBuffer>,
        headers: {
          'content-type': MEDIA_TYPES[extensionOf(name)].type,
          'x-amz-content-sha256': Buffer.from(digest).toString('hex'),
        },
      });
      if (!(await found(answer))) throw new BucketError('there is no such bucket');
      await answer.body?.cancel();
    },

    async size(name) {
      const answer = await found(await ask('HEAD', pathOf(name)));
      return answer && Number(answer.headers.get('content-length'));
    },

    async read(name, span) {
      const range = span && { range: `bytes=${span.start}-${span.end}` };
      const answer = await found(await ask('GET', pathOf(name), range && { headers: range }));
      if (!answer?.body) return undefined;
      return Readable.fromWeb(answer.body as WebStream);
    },

    async delete(name) {
      const wasThere = (await found(await ask('HEAD', pathOf(name)))) !== undefined;
      if (wasThere) await found(await ask('DELETE', pathOf(name)));
      return wasThere;
    },

    async *list() {
      let next: string | undefined;
      do {
        const token = next === undefined ? '' : `&continuation-token=${encodeURIComponent(next)}`;
        const query = `/?list-type=2&prefix=${encodeURIComponent(PREFIX)}${token}`;
        const answer = await found(await ask('GET', query));
        if (!answer) throw new BucketError('there is no such bucket');
        const page = await answer.text();
        // Loads what reads XML, which a start does without.
        const { objectsIn, nextAfter } = await import('./s3-list.ts');
        yield* objectsIn(page, PREFIX);
        next = nextAfter(page);
      } while (next !== undefined);
    },
  };
}
