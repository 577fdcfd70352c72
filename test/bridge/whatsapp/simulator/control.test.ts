import { describe, expect, it } from 'vitest';
import { business, control, hasMessage, send, sendText } from './support/business.ts';

const ANA = '5511999000001';

describe('the control plane', () => {
  it('creates phones, changes them, and lets them write and tap', async () => {
    await using on = await business();
    const { simulator } = on;
    const path = `/phones/${ANA}`;
    const created = await control<object>(simulator, 'PATCH', path, {
      profileName: 'Ana',
      username: 'ana.b',
    });
    expect(created.body).toMatchObject({ number: ANA, profileName: 'Ana', username: 'ana.b' });
    const wrote = await control<object>(simulator, 'POST', `${path}/messages`, {
      type: 'text',
      profileName: 'Ana',
      text: 'JOIN 123456',
    });
    expect(wrote).toMatchObject({ status: 202, body: { text: 'JOIN 123456' } });
    await on.until(hasMessage);
    const buttons = [{ type: 'reply', reply: { id: 'b1', title: 'A Rome' } }];
    const interactive = { type: 'button', body: { text: 'Where?' }, action: { buttons } };
    const { body } = await send(simulator, { to: ANA, type: 'interactive', interactive });
    await control(simulator, 'POST', `${path}/messages`, {
      type: 'reply',
      profileName: 'Ana',
      to: body.messages[0].id,
      id: 'b1',
    });
    await on.until(hasMessage, 2);
    const shown = await control<object>(simulator, 'GET', path);
    expect(shown.body).toMatchObject({
      number: ANA,
      messages: [{ text: 'JOIN 123456' }, { text: 'Where?' }, { text: 'A Rome' }],
    });
    const changed = await control<object>(simulator, 'PATCH', path, {
      username: null,
      blocked: true,
    });
    expect(changed.body).toMatchObject({ blocked: true });
    expect(changed.body).not.toHaveProperty('username');
    expect((await control<object[]>(simulator, 'GET', '/phones')).body).toHaveLength(1);
  });

  it('gives a user another id', async () => {
    await using on = await business();
    const before = on.simulator.phone(ANA).userId;
    const after = await control<{ userId: string }>(on.simulator, 'POST', `/phones/${ANA}/user-id`);
    expect(after.body.userId).not.toBe(before);
    await on.until(() => on.messages().some(({ type }) => type === 'system'));
  });

  it('gives a user another number, unless somebody has it', async () => {
    await using on = await business();
    const { simulator } = on;
    const chat = simulator.phone(ANA);
    const change = (number: string) =>
      control<{ number: string }>(simulator, 'POST', `/phones/${chat.number}/number`, { number });
    expect((await change('15550009999')).body.number).toBe('15550009999');
    await on.until(() => on.messages().some(({ type }) => type === 'system'));
    expect(simulator.phone('15550009999')).toBe(chat);
    expect((await change('15550009999')).status).toBe(400);
    const [{ system } = {}] = on.messages() as { system?: object }[];
    expect(system).toMatchObject({ type: 'user_changed_number', wa_id: '15550009999' });
  });

  it('sets faults, tells how often they struck, and takes them away', async () => {
    await using on = await business();
    const { simulator } = on;
    const added = await control<{ ids: number[] }>(simulator, 'POST', '/faults', [
      { kind: 'error', code: 131000, count: 1 },
      { kind: 'duplicate', rate: 0.3 },
    ]);
    expect(added).toEqual({ status: 201, body: { ids: [1, 2] } });
    expect((await sendText(simulator, ANA)).body.error?.code).toBe(131000);
    const listed = await control<object>(simulator, 'GET', '/faults');
    expect(listed.body).toMatchObject([
      { id: 1, fault: { kind: 'error', code: 131000 }, struck: 1 },
      { id: 2, fault: { kind: 'duplicate' }, struck: 0 },
    ]);
    expect((await control(simulator, 'DELETE', '/faults/2')).status).toBe(200);
    expect((await control(simulator, 'DELETE', '/faults/2')).status).toBe(404);
    await control(simulator, 'DELETE', '/faults');
    expect((await control(simulator, 'GET', '/faults')).body).toEqual([]);
  });

  it('lets bots play, and counts', async () => {
    await using on = await business();
    const { simulator } = on;
    const bots = { count: 5, pin: '123456', arrive: 0 };
    expect(await control<object>(simulator, 'POST', '/bots', bots)).toMatchObject({
      status: 201,
      body: { players: 5, questions: 0 },
    });
    await on.until(hasMessage, 5);
    await sendText(simulator, '5511900000000', '*Q1/1* · 20 s · Which?\nA) Red\nB) Green');
    await on.until(hasMessage, 6);
    expect((await control(simulator, 'GET', '/bots')).body).toEqual([
      { players: 5, questions: 1, answered: 1, gone: 0 },
    ]);
    await control(simulator, 'DELETE', '/bots');
    expect((await control(simulator, 'GET', '/bots')).body).toEqual([]);
  });

  it('hands out the log, judges it, and starts over', async () => {
    await using on = await business();
    const { simulator } = on;
    simulator.phone(ANA, 'Ana').send('JOIN 123456');
    for (let time = 0; time < 2; time++) await sendText(simulator, ANA, '*Q1/1* · 20 s · Which?');
    const saw = await control<object[]>(simulator, 'GET', `/log?type=saw&phone=${ANA}`);
    expect(saw.body).toMatchObject([{ type: 'saw' }, { type: 'saw' }]);
    const facts = { questions: [{ number: 1, closesAt: Date.now() + 60_000 }] };
    expect((await control<object>(simulator, 'POST', '/oracle', facts)).body).toMatchObject({
      problems: [{ kind: 'twice', phone: ANA }],
      messages: 2,
    });
    const stats = await control<{ counts: object }>(simulator, 'GET', '/stats');
    expect(stats.body).toMatchObject({
      phones: 1,
      counts: { sent: 1, accepted: 2, saw: 2, 'status sent': 2, 'status delivered': 2 },
    });
    await control(simulator, 'POST', '/reset', {});
    expect((await control(simulator, 'GET', '/log')).body).toEqual([]);
    expect((await control<object>(simulator, 'GET', '/stats')).body).toMatchObject({ phones: 0 });
  });

  it('changes how long things take', async () => {
    await using on = await business();
    const changed = await control(on.simulator, 'PATCH', '/latency', { read: [100, 200] });
    expect(changed.body).toEqual({ sent: 0, delivered: 0, read: [100, 200] });
  });

  it.each<[string, string, string, unknown]>([
    ['a fault that is none', 'POST', '/faults', { kind: 'meteor' }],
    ['a rate that is none', 'PATCH', '/limits', { rate: -1 }],
    ['a limit that does not exist', 'PATCH', '/limits', { speed: 1 }],
    ['a latency that is none', 'PATCH', '/latency', { sent: 'soon' }],
    ['bots without a game', 'POST', '/bots', { count: 3 }],
    ['a phone that is none', 'PATCH', '/phones/abc', {}],
    ['facts that are none', 'POST', '/oracle', {}],
    ['a question about the log that is none', 'GET', '/log?from=monday', undefined],
  ])('refuses %s', async (_name, method, path, body) => {
    await using on = await business();
    expect(await control<object>(on.simulator, method, path, body)).toMatchObject({
      status: 400,
      body: { error: { code: 'BAD_PAYLOAD' } },
    });
    expect(on.simulator.faults.list()).toEqual([]);
    expect(on.simulator.phones()).toEqual([]);
  });

  it('refuses what is no JSON', async () => {
    await using on = await business();
    const answer = await fetch(`${on.simulator.url}/_sim/bots`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"count":',
    });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { code: 'BAD_PAYLOAD' } });
  });
});
