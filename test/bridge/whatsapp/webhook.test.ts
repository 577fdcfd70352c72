import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { describe, expect, it, vi } from 'vitest';
import { identifyWith } from '../../../bridge/whatsapp/identity.ts';
import type { InboundMessage } from '../../../bridge/whatsapp/inbound.ts';
import { INBOX_RULES, Inbox } from '../../../bridge/whatsapp/inbox.ts';
import type { LaneStore } from '../../../bridge/whatsapp/lanes/lane-store.ts';
import { MemoryLaneStore } from '../../../bridge/whatsapp/lanes/memory-lane-store.ts';
import { escapedJson } from '../../../bridge/whatsapp/simulator/webhook-sender.ts';
import type { Status } from '../../../bridge/whatsapp/statuses.ts';
import { webhookRoutes } from '../../../bridge/whatsapp/webhook.ts';
import { settingsFrom } from '../../../config/load.ts';
import { createHttp } from '../../../server/http/server.ts';
import type { Jobs } from '../../../server/jobs/contract.ts';
import { memoryJobs } from '../../../server/jobs/memory-jobs.ts';
import { keyedFor } from '../../../server/own-key.ts';
import { secure } from '../../../server/secrets.ts';
import { idle, localTimers } from './support/outbox.ts';
import { counted, keptLog, outcomes } from './support/parts.ts';

const PATH = '/bridge/whatsapp/webhook';
const account = {
  appSecret: 'app-secret',
  verifyToken: 'verify-me',
  phoneNumberIds: ['P1'] as [string],
};

interface Fixture extends AsyncDisposable {
  http: FastifyInstance;
  handled: InboundMessage[];
  statuses: Status[];
  counts(): Promise<Record<string, number>>;
  /** Waits until nothing is being handled. */
  idle(): Promise<void>;
}

interface FixtureOptions {
  handle?: (message: InboundMessage) => Promise<void>;
  store?: LaneStore;
  jobs?: Jobs;
}

/** The webhook on the server's own HTTP, and an inbox behind it. */
async function fixture({
  handle = async () => {},
  store = new MemoryLaneStore(INBOX_RULES, Date.now),
  jobs = memoryJobs({ done() {}, error() {} }),
}: FixtureOptions = {}): Promise<Fixture> {
  const settings = await secure(settingsFrom({ environment: 'test', dataDir: 'memory://' }));
  const { log } = keptLog();
  const http = createHttp(settings, log);
  const handled: InboundMessage[] = [];
  const statuses: Status[] = [];
  const messages = outcomes();
  const timers = localTimers();
  const inbox = new Inbox({
    store,
    jobs,
    timers,
    identify: identifyWith(keyedFor('secret', 'whatsapp')),
    async handle(message) {
      await handle(message);
      handled.push(message);
    },
    log,
    messages,
  });
  await webhookRoutes(http, {
    account,
    async accept(inbound) {
      statuses.push(...inbound.statuses);
      await inbox.accept(inbound.messages);
    },
  });
  http.post('/elsewhere', async ({ body }) => ({ body }));
  return {
    http,
    handled,
    statuses,
    counts: () => counted(messages),
    idle: () => idle(jobs),
    async [Symbol.asyncDispose]() {
      await http.close();
      inbox.close();
      timers.stop();
      await jobs.close();
    },
  };
}

const message = (id: string, body: string, phone = '5511') => ({
  from: phone,
  from_user_id: `BR.${phone}`,
  id,
  timestamp: '1790000000',
  type: 'text',
  text: { body },
});

const payload = (...messages: object[]) => ({
  object: 'whatsapp_business_account',
  entry: [
    {
      id: 'WABA',
      changes: [{ field: 'messages', value: { metadata: { phone_number_id: 'P1' }, messages } }],
    },
  ],
});

const sign = (body: string | Buffer, secret = account.appSecret): string =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

const post = (http: FastifyInstance, body: string | Buffer, signature: string | undefined) =>
  http.inject({
    method: 'POST',
    url: PATH,
    headers: {
      'content-type': 'application/json',
      ...(signature !== undefined && { 'x-hub-signature-256': signature }),
    },
    payload: body,
  });

describe('the verification of the webhook', () => {
  const verify = (query: Record<string, string>) => `${PATH}?${new URLSearchParams(query)}`;
  const right = {
    'hub.mode': 'subscribe',
    'hub.verify_token': 'verify-me',
    'hub.challenge': '<b>1158201444</b>',
  };

  it('answers with the challenge, as plain text, without a signature', async () => {
    await using on = await fixture();
    const answer = await on.http.inject(verify(right));
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toMatch(/^text\/plain/);
    expect(answer.body).toBe('<b>1158201444</b>');
  });

  it.each([
    { ...right, 'hub.verify_token': 'verify-m' },
    { ...right, 'hub.verify_token': '' },
    { ...right, 'hub.mode': 'unsubscribe' },
    { 'hub.mode': 'subscribe', 'hub.challenge': '1' },
    {},
  ])('refuses %j', async (query) => {
    await using on = await fixture();
    const answer = await on.http.inject(verify(query as Record<string, string>));
    expect(answer.statusCode).toBe(403);
    expect(answer.body).toBe('');
  });
});

describe('the signature of a webhook', () => {
  it.each(['é', '👩‍👩‍👧 😀', 'a/b', 'ana@example.org', '<b>', '\u2028', '"quoted\\"'])(
    'fits a text with %s, escaped as Meta does or not',
    async (text) => {
      await using on = await fixture();
      for (const [id, body] of [
        ['m1', escapedJson(payload(message('m1', text)))],
        ['m2', JSON.stringify(payload(message('m2', text)))],
      ] as const) {
        const answer = await post(on.http, body, sign(body));
        expect(answer.statusCode, id).toBe(200);
      }
      await on.idle();
      expect(on.handled.map(({ content }) => content)).toEqual([
        { type: 'text', text },
        { type: 'text', text },
      ]);
    },
  );

  it('fits any text there is', async () => {
    await using on = await fixture();
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1 }), fc.uuid(), async (text, id) => {
        const body = escapedJson(payload(message(id, text)));
        expect((await post(on.http, body, sign(body))).statusCode).toBe(200);
        await on.idle();
        expect(on.handled.at(-1)?.content).toEqual({ type: 'text', text });
      }),
      { numRuns: 50 },
    );
  });

  it('is refused when it is missing, forged, or of other bytes', async () => {
    await using on = await fixture();
    const body = escapedJson(payload(message('m1', 'é')));
    const rewritten = JSON.stringify(JSON.parse(body));
    const forged = [
      undefined,
      '',
      'sha256=',
      sign(body, 'another-secret'),
      sign(rewritten),
      sign(body).slice(0, -1),
      sign(body).toUpperCase(),
      // Read as hex, these are what comes before the first wrong sign.
      `${sign(body)}a`,
      `${sign(body)}zz`,
      `${sign(body)}, sha256=00`,
      ` ${sign(body)}`,
      `${sign(body)} `,
      `${sign(body)}\t`,
      sign(body).replace('sha256=', 'SHA256='),
      `sha256=${sign(body).slice(7).toUpperCase()}`,
      sign(body).replace('sha256=', ''),
      sign(body).replace('sha256=', 'sha1='),
    ];
    for (const signature of forged) {
      const answer = await post(on.http, body, signature);
      expect(answer.statusCode, signature).toBe(401);
      expect(answer.json()).toMatchObject({ error: { code: 'BAD_SIGNATURE' } });
    }
    await on.idle();
    expect(on.handled).toEqual([]);
  });

  it('comes before the JSON: unsigned nonsense is unsigned, signed nonsense is a bad payload', async () => {
    await using on = await fixture();
    expect((await post(on.http, '{"entry":', undefined)).json().error.code).toBe('BAD_SIGNATURE');
    const signed = await post(on.http, '{"entry":', sign('{"entry":'));
    expect(signed.statusCode).toBe(400);
    expect(signed.json().error.code).toBe('BAD_PAYLOAD');
    expect((await post(on.http, '', sign(''))).statusCode).toBe(400);
  });

  it('leaves the JSON of other routes alone', async () => {
    await using on = await fixture();
    const answer = await on.http.inject({ method: 'POST', url: '/elsewhere', payload: { a: 1 } });
    expect(answer.json()).toEqual({ body: { a: 1 } });
  });

  it('takes up to 3 MB', async () => {
    await using on = await fixture();
    const filled = (bytes: number) => JSON.stringify({ filler: 'x'.repeat(bytes) });
    const fits = filled(3 * 1024 * 1024 - 20);
    expect((await post(on.http, fits, sign(fits))).statusCode).toBe(200);
    const over = filled(3 * 1024 * 1024);
    expect((await post(on.http, over, sign(over))).statusCode).toBe(413);
  });
});

describe('what a webhook brings', () => {
  const bring = async ({ http }: Fixture, ...messages: object[]) => {
    const body = escapedJson(payload(...messages));
    return (await post(http, body, sign(body))).statusCode;
  };

  it('is answered once it is queued, before it is handled', async () => {
    const gate = Promise.withResolvers<void>();
    await using on = await fixture({ handle: () => gate.promise });
    expect(await bring(on, message('m1', 'A'))).toBe(200);
    expect(on.handled).toEqual([]);
    gate.resolve();
    await on.idle();
    expect(on.handled).toHaveLength(1);
  });

  it('is handled once, however often and at the same time it is delivered', async () => {
    await using on = await fixture();
    const same = () => bring(on, message('m1', 'A'), message('m2', 'B'));
    expect(await Promise.all(Array.from({ length: 10 }, same))).toEqual(Array(10).fill(200));
    await on.idle();
    expect(on.handled.map(({ id }) => id).sort()).toEqual(['m1', 'm2']);
    expect(await on.counts()).toEqual({ handled: 2, duplicate: 18 });
  });

  it('is handled in order for one sender, and side by side for several', async () => {
    const gates = new Map(['a1', 'b1'].map((id) => [id, Promise.withResolvers<void>()]));
    const begun: string[] = [];
    await using on = await fixture({
      async handle({ id }) {
        begun.push(id);
        await gates.get(id)?.promise;
      },
    });
    await bring(
      on,
      message('a1', '1', '5511'),
      message('a2', '2', '5511'),
      message('b1', '1', '5522'),
    );
    await bring(on, message('a3', '3', '5511'));
    await expect.poll(() => begun).toEqual(['a1', 'b1']);
    gates.get('b1')?.resolve();
    gates.get('a1')?.resolve();
    await on.idle();
    expect(begun).toEqual(['a1', 'b1', 'a2', 'a3']);
    const ofAna = on.handled.filter(({ sender }) => sender.address === '5511');
    expect(ofAna.map(({ id }) => id)).toEqual(['a1', 'a2', 'a3']);
  });

  it('is tried again when it could not be handled, then given up without a word of it in the log', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] });
    try {
      const tries: string[] = [];
      await using on = await fixture({
        async handle({ id }) {
          tries.push(id);
          if (id === 'm1') throw new Error('broken');
          if (id === 'm2' && tries.length < 6) throw new Error('broken once');
        },
      });
      await bring(on, message('m1', 'A'), message('m2', 'B'));
      await vi.advanceTimersByTimeAsync(10_000);
      expect(tries).toEqual(['m1', 'm1', 'm1', 'm1', 'm2', 'm2']);
      expect(on.handled.map(({ id }) => id)).toEqual(['m2']);
      expect(await on.counts()).toEqual({ failed: 1, handled: 1 });
    } finally {
      vi.useRealTimers();
    }
  });

  it('is asked for again when it could not be queued, and is then handled', async () => {
    let broken = true;
    const store = new MemoryLaneStore(INBOX_RULES, Date.now);
    const push = store.push.bind(store);
    store.push = async (entries) => {
      if (broken) throw new Error('the store is away');
      return push(entries);
    };
    await using on = await fixture({ store });
    expect(await bring(on, message('m1', 'A'))).toBe(500);
    broken = false;
    expect(await bring(on, message('m1', 'A'))).toBe(200);
    await on.idle();
    expect(on.handled.map(({ id }) => id)).toEqual(['m1']);
  });

  it('is taken by another process when one that stops has stored it, and could not call for it', async () => {
    const store = new MemoryLaneStore(INBOX_RULES, Date.now);
    {
      const jobs = memoryJobs({ done() {}, error() {} });
      await using closing = await fixture({ store, jobs });
      await jobs.close();
      expect(await bring(closing, message('m1', 'A'))).toBe(503);
      expect(closing.handled).toEqual([]);
    }
    await using next = await fixture({ store });
    // The Cloud API brings it again, for it had no 200.
    expect(await bring(next, message('m1', 'A'))).toBe(200);
    await next.idle();
    expect(next.handled).toHaveLength(1);
  });

  it('may be a thousand updates, and statuses among them', async () => {
    await using on = await fixture();
    const messages = Array.from({ length: 500 }, (_, at) =>
      message(`m${at}`, `text ${at}`, `55${at % 50}`),
    );
    const statuses = Array.from({ length: 500 }, (_, at) => ({
      id: `wamid.${at}`,
      status: 'delivered',
      timestamp: '1790000000',
      biz_opaque_callback_data: `g.0.${at}`,
    }));
    const one = payload(...messages);
    const [entry] = one.entry;
    const [change] = entry?.changes ?? [];
    if (change) Object.assign(change.value, { statuses });
    const body = escapedJson(one);
    expect((await post(on.http, body, sign(body))).statusCode).toBe(200);
    await on.idle();
    expect(on.handled).toHaveLength(500);
    expect(on.statuses).toHaveLength(500);
  });

  it('leaves no phone number where it is looked for', async () => {
    const store = new MemoryLaneStore(INBOX_RULES, Date.now);
    const push = vi.spyOn(store, 'push');
    await using on = await fixture({ store });
    const wamid = `wamid.${Buffer.from('5511999990000').toString('base64')}`;
    await bring(on, message(wamid, 'A', '5511999990000'));
    const [entry] = push.mock.calls[0]?.[0] ?? [];
    expect(`${entry?.id} ${entry?.who} ${entry?.line}`).not.toMatch(/5511|wamid|NTUxMTk5/);
  });
});
