import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../../bridge/whatsapp/simulator/clock.ts';
import { META_LIMITS } from '../../../../bridge/whatsapp/simulator/limits.ts';
import { business, control, hasStatus, send, sendText } from './support/business.ts';

const ANA = '5511999000001';
const BEN = '5511999000002';
const DAY = 24 * 3_600_000;

/** A business under these limits, and its clock; Ana and Ben have written. */
async function under(limits: object) {
  const clock = new VirtualClock();
  const on = await business({ clock, limits: { ...META_LIMITS, ...limits } });
  for (const number of [ANA, BEN]) on.simulator.phone(number, number).send('Hello');
  clock.advance(2000);
  return { ...on, clock };
}

const codes = async (sending: () => ReturnType<typeof sendText>, times: number) => {
  const found: number[] = [];
  for (let time = 0; time < times; time++) found.push((await sending()).body.error?.code ?? 0);
  return found;
};

describe('the pair limit', () => {
  it('lets 45 messages through at once, and then one in 6 s', async () => {
    await using on = await under({ rate: 0 });
    const toAna = () => sendText(on.simulator, ANA);
    expect(await codes(toAna, 46)).toEqual([...Array(45).fill(0), 131056]);
    on.clock.advance(5999);
    expect(await codes(toAna, 1)).toEqual([131056]);
    on.clock.advance(1);
    expect(await codes(toAna, 2)).toEqual([0, 131056]);
    // Others are not concerned, and a quiet while brings the burst back.
    expect(await codes(() => sendText(on.simulator, BEN), 1)).toEqual([0]);
    on.clock.advance(45 * 6000);
    expect(await codes(toAna, 46)).toEqual([...Array(45).fill(0), 131056]);
    expect(on.simulator.events.counts()).toMatchObject({ accepted: 92, 'refused 131056': 4 });
  });

  it('can be set, and says when to come back if it is told to', async () => {
    await using on = await under({ pairBurst: 1, pairInterval: 2500, retryAfter: true });
    await sendText(on.simulator, ANA);
    const { account } = on.simulator;
    const refused = await fetch(`${account.apiUrl}/${account.phoneNumberId}/messages`, {
      method: 'POST',
      headers: { authorization: `Bearer ${account.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ messaging_product: 'whatsapp', to: ANA, text: { body: 'x' } }),
    });
    expect(refused.headers.get('retry-after')).toBe('3');
    expect(await refused.json()).toMatchObject({
      error: {
        code: 131056,
        type: 'OAuthException',
        error_data: { messaging_product: 'whatsapp' },
      },
    });
  });
});

describe('the throughput limit', () => {
  it('counts what comes in and what goes out in the second that ends now', async () => {
    await using on = await under({ rate: 5, pairInterval: 0 });
    const toAna = () => sendText(on.simulator, ANA);
    expect(await codes(toAna, 3)).toEqual([0, 0, 0]);
    on.clock.advance(600);
    on.simulator.phone(BEN).send('A');
    on.simulator.phone(BEN).send('B');
    expect(await codes(toAna, 1)).toEqual([130429]);
    // The first three are over a second old, the two that came in are not.
    on.clock.advance(400);
    expect(await codes(toAna, 4)).toEqual([0, 0, 0, 130429]);
  });

  it('takes nothing from the pair limit, and can be changed while it runs', async () => {
    await using on = await under({ rate: 1, pairBurst: 2 });
    expect(await codes(() => sendText(on.simulator, ANA), 3)).toEqual([0, 130429, 130429]);
    const changed = await control<object>(on.simulator, 'PATCH', '/limits', { rate: 80 });
    expect(changed.body).toEqual({ ...META_LIMITS, rate: 80, pairBurst: 2 });
    expect(await codes(() => sendText(on.simulator, ANA), 2)).toEqual([0, 131056]);
    const wrong = await control<object>(on.simulator, 'PATCH', '/limits', { rate: 'fast' });
    expect(wrong).toMatchObject({ status: 400, body: { error: { code: 'BAD_PAYLOAD' } } });
    expect(on.simulator.gate.limits.rate).toBe(80);
  });

  it('counts each business number by itself', async () => {
    const further = { phoneNumberId: '200000000000002', number: '15550009999' };
    await using on = await business({ limits: { rate: 1 }, furtherNumbers: [further] });
    const content = { to: ANA, text: { body: 'x' } };
    expect((await send(on.simulator, content)).status).toBe(200);
    expect((await send(on.simulator, content, further.phoneNumberId)).status).toBe(200);
    expect((await send(on.simulator, content)).body.error?.code).toBe(130429);
  });
});

describe('the window', () => {
  it('closes 24 h after the last message of the user: then messages are taken, and fail', async () => {
    await using on = await under({});
    on.clock.advance(DAY - 2000);
    expect((await sendText(on.simulator, ANA, 'just in time')).status).toBe(200);
    on.clock.advance(1);
    expect((await sendText(on.simulator, ANA, 'too late')).status).toBe(200);
    await on.until(hasStatus('failed'));
    expect(on.statuses().at(-1)).toMatchObject({
      status: 'failed',
      recipient_id: ANA,
      errors: [{ code: 131047, title: 'Re-engagement message', error_data: {} }],
    });
    const texts = () =>
      on.simulator
        .phone(ANA)
        .messages()
        .map(({ text }) => text);
    expect(texts()).toEqual(['Hello', 'just in time']);
    // A template gets through, and an answer to it opens the window again.
    const template = { name: 'game_starts', language: { code: 'en' } };
    await send(on.simulator, { to: ANA, type: 'template', template });
    on.simulator.phone(ANA).send('OK');
    await sendText(on.simulator, ANA, 'welcome back');
    expect(texts().slice(2)).toEqual(['game_starts', 'OK', 'welcome back']);
  });

  it('was never open to who has never written, and can refuse at once', async () => {
    await using on = await under({ refuseAtOnce: true });
    const stranger = await sendText(on.simulator, '5511999000003');
    expect(stranger).toMatchObject({ status: 400, body: { error: { code: 131047 } } });
    expect(await codes(() => sendText(on.simulator, ANA), 1)).toEqual([0]);
  });
});
