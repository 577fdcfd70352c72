import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type CheckSources, check } from '../../../bridge/whatsapp/check/checks.ts';
import { type Finding, lineOf } from '../../../bridge/whatsapp/check/finding.ts';
import { AccountWatch } from '../../../bridge/whatsapp/check/watch.ts';
import { type Simulator, startSimulator } from '../../../bridge/whatsapp/simulator/simulator.ts';
import { keptLog } from './support/parts.ts';

const WEBHOOK = 'https://quiz.example/bridge/whatsapp/webhook';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ webhookUrl: WEBHOOK });
});
afterAll(() => simulator.close());
beforeEach(() => simulator.reset());

async function findings(
  more: Partial<CheckSources> = {},
  account: Partial<CheckSources['account']> = {},
): Promise<Record<string, Finding>> {
  const { apiUrl, token, appSecret, phoneNumberId, appId, businessAccountId } = simulator.account;
  const found = await check({
    account: { apiUrl, token, appSecret, phoneNumberIds: [phoneNumberId], ...account },
    appId,
    businessAccountId,
    webhookUrl: WEBHOOK,
    now: Date.now,
    ...more,
  });
  return Object.fromEntries(found.map((finding) => [finding.about, finding]));
}

const states = (found: Record<string, Finding>) =>
  Object.fromEntries(Object.entries(found).map(([about, { state }]) => [about, state]));

describe('the check of an account', () => {
  it('finds nothing wrong where nothing is, and says what it saw', async () => {
    const found = await findings();
    expect(new Set(Object.values(states(found)))).toEqual(new Set(['good']));
    expect(Object.values(found).map(lineOf)).toEqual([
      'token: valid, never expires',
      'number 100000000000001: +15550001234 "QRush", status CONNECTED, quality GREEN, limit TIER_2K',
      'app secret: is that of the token’s app',
      'subscription: the business account tells the app of its messages',
      `webhook: goes to ${WEBHOOK}`,
      'clock: agrees with that of the Cloud API',
    ]);
  });

  it('finds a bad token, a wrong number and a wrong secret, and says what to do', async () => {
    const token = await findings({}, { token: 'another' });
    expect(token.token).toMatchObject({ state: 'bad', todo: expect.stringContaining('token') });
    const number = await findings({}, { phoneNumberIds: ['100000000000001', '999'] });
    expect(states(number)).toMatchObject({ 'number 100000000000001': 'good', 'number 999': 'bad' });
    expect(number['number 999']?.todo).toContain('API Setup');
    const secret = await findings({}, { appSecret: 'another' });
    expect(states(secret)).toMatchObject({ token: 'good', 'app secret': 'bad', webhook: 'bad' });
  });

  it('finds out that webhooks go elsewhere, or that nothing is told to the app', async () => {
    const { webhook } = await findings({ webhookUrl: 'https://other.example/x' });
    expect(webhook).toMatchObject({ state: 'odd', says: expect.stringContaining(WEBHOOK) });
    expect(states(await findings({ appId: '7' }))).toMatchObject({ subscription: 'bad' });
    expect(
      states(await findings({ appId: undefined, businessAccountId: undefined })),
    ).toMatchObject({ subscription: 'unknown', webhook: 'unknown', token: 'good' });
  });

  it.each([
    [3_600_000, '3599.0 s ahead of'],
    [-3_600_000, '3600.0 s behind'],
  ])('finds a clock that is %i ms off', async (skew, says) => {
    const { clock } = await findings({ now: () => Math.floor(Date.now() / 1000) * 1000 + skew });
    expect(clock?.state).toBe('odd');
    expect(
      Math.abs(Number.parseFloat(clock?.says.slice(3) ?? '') - Number.parseFloat(says)),
    ).toBeLessThan(3);
    expect(clock?.says).toContain(says.split(' s ')[1]);
  });

  it('does not take an API that cannot be reached for a bad account', async () => {
    const found = await findings({}, { apiUrl: 'http://127.0.0.1:1/v25.0' });
    expect(new Set(Object.values(states(found)))).toEqual(new Set(['unknown']));
  });

  it('names neither token nor secret', async () => {
    const secrets = { token: 'a-secret-token', appSecret: 'a-secret-secret' };
    const text = JSON.stringify(await findings({}, secrets));
    expect(text).not.toContain('a-secret');
  });
});

describe('the watch over an account', () => {
  it('says what is wrong, once, until it is fixed', async () => {
    vi.useFakeTimers();
    const { log, lines } = keptLog();
    let state: Finding['state'] = 'bad';
    const watch = new AccountWatch({
      log,
      check: async () => [{ about: 'number 5', state, says: 'is +1 555 000 1234', todo: 'fix it' }],
    });
    await watch.look();
    expect(watch.problem).toBe('number 5: is +1 555 000 1234 → fix it');
    await vi.advanceTimersByTimeAsync(25_000);
    expect(lines).toMatchObject([{ level: 50, msg: 'WhatsApp number 5: is … → fix it' }]);
    state = 'good';
    await vi.advanceTimersByTimeAsync(60_000);
    expect(watch.problem).toBeUndefined();
    watch.close();
    vi.useRealTimers();
  });
});
