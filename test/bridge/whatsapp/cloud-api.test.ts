import type { AddressInfo } from 'node:net';
import Fastify, { type RouteHandlerMethod } from 'fastify';
import { describe, expect, it } from 'vitest';
import { HttpCloudApi } from '../../../bridge/whatsapp/cloud-api.ts';
import { CloudApiError } from '../../../bridge/whatsapp/cloud-api-error.ts';
import type { Payload } from '../../../bridge/whatsapp/payload.ts';
import { judge } from '../../../bridge/whatsapp/retry-policy.ts';
import { startSimulator } from '../../../bridge/whatsapp/simulator/simulator.ts';
import { freePort } from '../../support/ports.ts';

const text = (body: string): Payload => ({ type: 'text', text: { body, preview_url: false } });

/** A simulator whose webhooks go nowhere. */
async function simulated() {
  const simulator = await startSimulator({ webhookUrl: 'http://127.0.0.1:9/' });
  return { simulator, [Symbol.asyncDispose]: () => simulator.close() };
}

/** An API that answers as the test says. */
async function answering(handle: RouteHandlerMethod) {
  const http = Fastify({ forceCloseConnections: true });
  http.all('/*', handle);
  await http.listen({ host: '127.0.0.1', port: 0 });
  const { port } = http.server.address() as AddressInfo;
  const account = {
    apiUrl: `http://127.0.0.1:${port}/v25.0`,
    token: 't',
    phoneNumberId: 'P1',
    appSecret: 's',
    verifyToken: 'v',
  };
  return { account, [Symbol.asyncDispose]: async () => void (await http.close()) };
}

const failure = async (work: Promise<unknown>): Promise<CloudApiError> => {
  const error = await work.then(
    () => new Error('it worked'),
    (thrown: unknown) => thrown,
  );
  if (error instanceof CloudApiError) return error;
  throw error;
};

describe('the Cloud API over HTTP', () => {
  it('sends a message and gets its id', async () => {
    await using on = await simulated();
    const id = await new HttpCloudApi(on.simulator.account).send('5511999', text('Olá'), 'ref');
    expect(on.simulator.phone('5511999').messages()).toMatchObject([
      { id, from: 'business', text: 'Olá' },
    ]);
  });

  it('reaches a user whose number is hidden by the user id', async () => {
    await using on = await simulated();
    const phone = on.simulator.phone('5511999', 'Ana');
    await new HttpCloudApi(on.simulator.account).send(phone.userId, text('Olá'), 'ref');
    expect(phone.messages()).toHaveLength(1);
  });

  it('shows a message as read, and those before it', async () => {
    await using on = await simulated();
    const phone = on.simulator.phone('5511999', 'Ana');
    const [, second] = [phone.send('1'), phone.send('2'), phone.send('3')];
    await new HttpCloudApi(on.simulator.account).markRead(second?.id ?? '');
    expect(phone.messages().map(({ status }) => status)).toEqual(['read', 'read', 'sent']);
  });

  it('tells the phone number in digits', async () => {
    await using on = await simulated();
    expect(await new HttpCloudApi(on.simulator.account).phoneNumber()).toBe('15550001234');
  });

  it('knows a refusal by the code of the API', async () => {
    await using on = await simulated();
    const { account } = on.simulator;
    const send = (changes: object, payload = text('x')) =>
      failure(new HttpCloudApi({ ...account, ...changes }).send('5511999', payload, 'ref'));
    expect(await send({ token: 'wrong' })).toMatchObject({ code: 190, status: 401 });
    expect(await send({ phoneNumberId: '1' })).toMatchObject({ code: 100, status: 400 });
    expect(await send({}, text('x'.repeat(4097)))).toMatchObject({ code: 131009, status: 400 });
    const unknown = new HttpCloudApi(account).markRead('wamid.unknown');
    expect(await failure(unknown)).toMatchObject({ code: 100 });
  });

  it('takes the HTTP status where there is no code, and how long to wait', async () => {
    await using html = await answering((_request, reply) =>
      reply.code(502).type('text/html').send('<h1>Bad Gateway</h1>'),
    );
    const sending = (to: typeof html) =>
      new HttpCloudApi(to.account).send('5511999', text('x'), 'r');
    expect(await failure(sending(html))).toMatchObject({ code: 502, status: 502 });

    await using limited = await answering((_request, reply) =>
      reply.code(429).header('retry-after', '7').send({}),
    );
    expect(await failure(sending(limited))).toMatchObject({ code: 429, retryAfter: 7000 });
  });

  it('reads a code that is sent as a text', async () => {
    await using on = await answering((_request, reply) =>
      reply.code(400).send({ error: { code: '131056', message: 'no', type: 'OAuthException' } }),
    );
    const sent = new HttpCloudApi(on.account).send('5511999', text('x'), 'r');
    expect(await failure(sent)).toMatchObject({ code: 131056, status: 400 });
  });

  it('does not take an answer for a success that is none', async () => {
    await using on = await answering((_request, reply) => reply.send('<h1>OK</h1>'));
    const api = new HttpCloudApi(on.account);
    const error = await failure(api.send('5511999', text('x'), 'r'));
    expect(error).toMatchObject({ code: 'garbled' });
    // It may have been taken all the same.
    expect(judge(error, 0)).toEqual({ act: 'doubt' });
    expect(await failure(api.phoneNumber())).toMatchObject({ code: 'garbled' });
  });

  it('names nobody in what it says of a refusal', async () => {
    await using on = await answering((_request, reply) =>
      reply.code(400).send({
        error: {
          code: 131030,
          message: 'no',
          type: 'OAuthException',
          error_data: { details: 'not +5511999990000' },
        },
      }),
    );
    await using page = await answering((_request, reply) =>
      reply.code(404).type('text/html').send('no such number: 5511999990000'),
    );
    for (const { account } of [on, page]) {
      const error = await failure(new HttpCloudApi(account).send('5511999990000', text('x'), 'r'));
      expect(`${error.message} ${error.stack} ${error.cause}`).not.toContain('5511999990000');
    }
  });

  it('stops waiting for an answer, and says when there is nobody', async () => {
    await using silent = await answering(() => new Promise(() => undefined));
    const waiting = new HttpCloudApi(silent.account, 50).send('5511999', text('x'), 'r');
    expect(await failure(waiting)).toMatchObject({ code: 'timeout', status: undefined });

    await using cutting = await answering(({ raw }) => void raw.socket.destroy());
    const cut = new HttpCloudApi(cutting.account).send('5511999', text('x'), 'r');
    expect(await failure(cut)).toMatchObject({ code: 'broken' });

    const nobody = { ...silent.account, apiUrl: `http://127.0.0.1:${await freePort()}/v25.0` };
    const unreachable = new HttpCloudApi(nobody).send('5511999', text('x'), 'r');
    expect(await failure(unreachable)).toMatchObject({ code: 'unreachable' });
  });

  it('takes no half of an answer for an answer', async () => {
    const half =
      'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{"mess';
    await using stuck = await answering(({ raw }) => void raw.socket.write(half));
    const waiting = new HttpCloudApi(stuck.account, 50).send('5511999', text('x'), 'r');
    expect(await failure(waiting)).toMatchObject({ code: 'timeout' });

    await using cutting = await answering(({ raw }) => void raw.socket.end(half));
    const cut = new HttpCloudApi(cutting.account).send('5511999', text('x'), 'r');
    expect(await failure(cut)).toMatchObject({ code: 'broken' });
  });
});
