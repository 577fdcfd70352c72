import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../../bridge/whatsapp/simulator/clock.ts';
import type { FaultInput } from '../../../../bridge/whatsapp/simulator/faults/fault.ts';
import { business, hasMessage, send, sendText } from './support/business.ts';

const ANA = '5511999000001';

/** Sends as the business, and tells what it saw of the answer. */
async function asked(faults: FaultInput[], body: object = { to: ANA, text: { body: 'Hi' } }) {
  await using on = await business({ faults });
  const { account } = on.simulator;
  const phone = on.simulator.phone(ANA, 'Ana');
  const shown = () => phone.messages().filter(({ from }) => from === 'business').length;
  try {
    const response = await fetch(`${account.apiUrl}/${account.phoneNumberId}/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${account.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ messaging_product: 'whatsapp', ...body }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, shown: shown() };
  } catch {
    return { status: 'no answer', text: '', shown: shown() };
  }
}

describe('what goes wrong with an answer', () => {
  it.each([500, 502, 503])('can be a page with status %i: nothing is sent', async (status) => {
    const answer = await asked([{ kind: 'http', status }]);
    expect(answer).toMatchObject({ status, shown: 0, text: expect.stringContaining('<html>') });
  });

  it('can be a page with status 200, whether or not the message was sent', async () => {
    const page = { status: 200, text: expect.stringContaining('<html>') };
    expect(await asked([{ kind: 'http', status: 200 }])).toMatchObject({ ...page, shown: 0 });
    expect(await asked([{ kind: 'http', status: 200, accepted: true }])).toMatchObject({
      ...page,
      shown: 1,
    });
  });

  it('can be that the connection drops, before or after the message was taken', async () => {
    const none = { status: 'no answer' };
    expect(await asked([{ kind: 'drop' }])).toMatchObject({ ...none, shown: 1 });
    expect(await asked([{ kind: 'drop', accepted: false }])).toMatchObject({ ...none, shown: 0 });
  });

  it('can be any code, with the status that goes with it', async () => {
    const codes = [
      [131000, 500],
      [131016, 503],
      [131048, 400],
      [368, 400],
      [4, 429],
      [80007, 400],
    ] as const;
    for (const [code, status] of codes) {
      const answer = await asked([{ kind: 'error', code, details: 'as planned', retryAfter: 7 }]);
      expect(answer).toMatchObject({ status, shown: 0 });
      expect(answer.headers?.get('retry-after')).toBe('7');
      expect(JSON.parse(answer.text)).toMatchObject({
        error: { code, fbtrace_id: expect.any(String), error_data: { details: 'as planned' } },
      });
    }
  });

  it('can be that it takes long, though the message does not', async () => {
    const clock = new VirtualClock();
    await using on = await business({ clock, faults: [{ kind: 'slow', ms: 20_000, count: 1 }] });
    const answer = sendText(on.simulator, ANA);
    const phone = on.simulator.phone(ANA);
    await phone.next(() => true);
    // Another one overtakes it.
    expect((await sendText(on.simulator, ANA, 'second')).status).toBe(200);
    clock.advance(20_000);
    expect((await answer).body.messages[0].id).toBe(phone.messages()[0]?.id);
  });

  it('can be only for some calls, and only for one user', async () => {
    const faults: FaultInput[] = [{ kind: 'error', code: 131056, count: 2, user: ANA }];
    await using on = await business({ faults });
    const codes = [];
    for (const to of ['5512', ANA, ANA, ANA]) {
      codes.push((await sendText(on.simulator, `${to}000000`.slice(0, 13))).body.error?.code);
    }
    expect(codes).toEqual([undefined, 131056, 131056, undefined]);
  });

  it('can be a token that expires in mid-game, for everything, and is renewed later', async () => {
    const clock = new VirtualClock();
    const expiry: FaultInput = { kind: 'error', code: 190, on: 'any', from: 5000, until: 9000 };
    await using on = await business({ clock, faults: [expiry] });
    const mark = { status: 'read', message_id: on.simulator.phone(ANA).send('A').id };
    const statuses = async () => [
      (await sendText(on.simulator, ANA)).status,
      (await send(on.simulator, mark)).status,
    ];
    expect(await statuses()).toEqual([200, 200]);
    clock.advance(5000);
    expect(await statuses()).toEqual([401, 401]);
    clock.advance(4000);
    expect(await statuses()).toEqual([200, 200]);
  });

  it('is 131009 for a mark of reading on a message of more than 30 days ago', async () => {
    const clock = new VirtualClock();
    await using on = await business({ clock });
    const { id } = on.simulator.phone(ANA).send('A');
    const mark = { status: 'read', message_id: id };
    clock.advance(30 * 24 * 3_600_000);
    expect((await send(on.simulator, mark)).status).toBe(200);
    clock.advance(1000);
    expect((await send(on.simulator, mark)).body.error?.code).toBe(131009);
  });

  it('leaves marks of reading alone, unless it is about those', async () => {
    await using on = await business({ faults: [{ kind: 'error', code: 131000, on: 'read' }] });
    const { id } = on.simulator.phone(ANA).send('A');
    await on.until(hasMessage);
    expect((await sendText(on.simulator, ANA)).status).toBe(200);
    const mark = { status: 'read', message_id: id, typing_indicator: { type: 'text' } };
    expect((await send(on.simulator, mark)).body.error?.code).toBe(131000);
    expect(on.simulator.phone(ANA).messages()[0]?.status).not.toBe('read');
  });
});
