/** Pictures of elsewhere: fetched from the public Internet, and from nowhere else. */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Agent, createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchPicture } from '../../../server/media/fetch-picture.ts';
import { isPublicAddress } from '../../../server/outside/public-addresses.ts';
import { temporaryFolder } from '../../support/app.ts';
import { mp3, png } from '../../support/media-files.ts';

describe('an address is on the Internet', () => {
  it.each(['8.8.8.8', '1.1.1.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450::1'])(
    'like %s',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  it.each([
    '127.0.0.1',
    '127.255.1.2',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:8.8.8.8',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:0:7f00:1::',
    'fe80::1',
    'fd00:ec2::254',
    'ff02::1',
    'localhost',
    '',
  ])('not like %s', (address) => expect(isPublicAddress(address)).toBe(false));

  it('only below 2000::/3, whatever it looks like', () => {
    const part = fc.integer({ min: 0, max: 0xffff });
    fc.assert(
      fc.property(fc.array(part, { minLength: 8, maxLength: 8 }), (parts) => {
        const address = parts.map((one) => one.toString(16)).join(':');
        if (((parts[0] ?? 0) & 0xe000) !== 0x2000) expect(isPublicAddress(address)).toBe(false);
      }),
    );
  });
});

describe('a picture', () => {
  let server: Server;
  let port: number;
  let picture: Buffer;
  const asked: string[] = [];
  beforeAll(async () => {
    picture = await png();
    await using folder = await temporaryFolder();
    const [key, cert] = [join(folder.path, 'key'), join(folder.path, 'cert')];
    execFileSync(
      'openssl',
      ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
        .concat(['-keyout', key, '-out', cert, '-days', '2', '-subj', '/CN=pictures.example'])
        .concat(['-addext', 'subjectAltName=DNS:pictures.example,DNS:private.example']),
      { stdio: 'ignore' },
    );
    server = createServer(
      { key: readFileSync(key), cert: readFileSync(cert) },
      (request, answer) => {
        asked.push(`${request.headers.host} ${request.url}`);
        const [, path, rest = ''] = /^\/([a-z]+)\/?(.*)$/.exec(request.url ?? '') ?? [];
        switch (path) {
          case 'png':
            return answer.end(picture);
          case 'sound':
            return answer.end(mp3());
          case 'svg':
            return answer.end('<svg xmlns="http://www.w3.org/2000/svg"/>');
          case 'endless':
            answer.write(picture.subarray(0, 100));
            return answer.write(Buffer.alloc(6_000_000));
          case 'slow':
            return answer.write(picture.subarray(0, 100));
          case 'to':
            return answer.writeHead(302, { location: decodeURIComponent(rest) }).end();
          case 'round':
            return answer.writeHead(302, { location: '/round' }).end();
          default:
            return answer.writeHead(404).end();
        }
      },
    );
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => server.closeAllConnections());

  /** As on the Internet, where pictures.example were this server. */
  const NAMES: Record<string, string[]> = {
    'pictures.example': ['127.0.0.1'],
    'private.example': ['10.0.0.1'],
    'both.example': ['127.0.0.1', '192.168.0.1'],
    'none.example': [],
  };
  const get = (path: string, host = 'pictures.example') =>
    fetchPicture({
      // This server stands for a public one; all else is judged as ever.
      isAllowed: (address) => address === '127.0.0.1' || isPublicAddress(address),
      lookup: async (name) => {
        const found = NAMES[name];
        if (!found) throw new Error('ENOTFOUND');
        return found.map((address) => ({ address, family: 4 }));
      },
      agent: new Agent({ rejectUnauthorized: false }),
      deadline: path === 'slow' ? 300 : 20_000,
    })(`https://${host}:${port}/${path}`);

  it('comes from the address that was looked at, also by way of others', async () => {
    expect(Buffer.from(await get('png')).equals(picture)).toBe(true);
    expect(asked.at(-1)).toBe(`pictures.example:${port} /png`);
    expect(Buffer.from(await get('to/%2Fpng')).equals(picture)).toBe(true);
  });

  it.each<[string, string, string | undefined, RegExp]>([
    ['a private address behind a name', 'png', 'private.example', /not on the public Internet/],
    ['a name with a private address among others', 'png', 'both.example', /not on the public/],
    ['a name without an address', 'png', 'none.example', /not on the public/],
    ['a name that nobody knows', 'png', 'unknown.example', /nobody knows/],
    ['a link-local address', 'png', '169.254.169.254', /not on the public/],
    ['an address as a number', 'png', '2886729729', /not on the public/],
    ['this machine by IPv6', 'png', '[::1]', /not on the public/],
    ['this machine by a mapped address', 'png', '[::ffff:127.0.0.1]', /not on the public/],
    [
      'a redirect to a private name',
      `to/${encodeURIComponent('https://private.example/png')}`,
      undefined,
      /not on the public/,
    ],
    [
      'a redirect to the cloud',
      `to/${encodeURIComponent('https://169.254.169.254/')}`,
      undefined,
      /not on the public/,
    ],
    [
      'a redirect out of https',
      `to/${encodeURIComponent('http://pictures.example/png')}`,
      undefined,
      /without https/,
    ],
    ['redirects without end', 'round', undefined, /from one address to the next/],
    ['what is not there', 'none', undefined, /answers 404/],
    ['a sound', 'sound', undefined, /no picture/],
    ['an SVG', 'svg', undefined, /no picture/],
    ['what has no end', 'endless', undefined, /over 5 MB/],
    ['what does not come', 'slow', undefined, /within 0\.3 s/],
  ])('not %s', async (_name, path, host, words) => {
    await expect(get(path, host)).rejects.toThrow(words);
    expect(asked.filter((one) => !one.startsWith('pictures.example'))).toEqual([]);
  });
});
