/**
 * A WhatsApp account that may not send: the server says so, and resumes by itself once it may
 * again.
 */
import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { startSimulator } from '../../bridge/whatsapp/simulator/simulator.ts';
import { until } from '../bridge/whatsapp/support/cluster-parts.ts';
import { scriptedApi } from '../bridge/whatsapp/support/scripted-api.ts';
import { startApp } from '../support/app.ts';
import { accountSettings } from '../support/whatsapp-account.ts';

const APP_SECRET = 'app-secret';

async function write(url: string, id: string, text: string, number: string): Promise<void> {
  const body = JSON.stringify({
    entry: [
      {
        changes: [
          {
            field: 'messages',
            value: {
              metadata: { phone_number_id: number },
              messages: [{ from: '5511999990000', id, type: 'text', text: { body: text } }],
            },
          },
        ],
      },
    ],
  });
  const signature = createHmac('sha256', APP_SECRET).update(body).digest('hex');
  const answer = await fetch(`${url}/bridge/whatsapp/webhook`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` },
    body,
  });
  expect(answer.status).toBe(200);
}

it('makes the server not ready while its token is refused, and keeps what waits', async () => {
  await using api = await scriptedApi();
  api.answer = () => ({ status: 401, code: 190 });
  await using running = await startApp({
    pluginEnv: {
      WHATSAPP_TOKEN: 'token',
      WHATSAPP_PHONE_NUMBER_ID: 'P1, P2',
      WHATSAPP_APP_SECRET: APP_SECRET,
      WHATSAPP_VERIFY_TOKEN: 'verify',
      WHATSAPP_API_URL: api.url('qrush'),
      WHATSAPP_NUMBER: '15550001',
    },
    adminToken: 'an-admin-token-of-a-test',
  });
  const { url } = running;
  const ready = () => fetch(`${url}/health/ready`);
  expect((await ready()).status).toBe(200);

  await write(url, 'wamid.1', 'HELP', 'P2');
  await until(async () => (await ready()).status === 503);
  expect(await (await ready()).json()).toMatchObject({
    status: 'not ready',
    checks: { whatsapp: 'UNAVAILABLE' },
  });
  expect((await fetch(`${url}/health`)).status).toBe(200);
  const admin = await fetch(`${url}/admin/queue-stats`, {
    headers: { authorization: 'Bearer an-admin-token-of-a-test' },
  });
  const stats = (await admin.json()) as { processes: { whatsapp: object }[] };
  expect(stats.processes[0]?.whatsapp).toMatchObject({
    out: { circuit: 'open', numbers: { P1: { lanes: 0, rate: 70 }, P2: { lanes: 1 } } },
    in: { handling: 0 },
  });
  const metrics = await (await fetch(`${url}/metrics`)).text();
  expect(metrics).toContain('qrush_whatsapp_halted 1');
  expect(metrics).toContain('qrush_whatsapp_lanes{direction="out"} 1');

  api.answer = () => 'take';
  await until(async () => (await ready()).status === 200);
  await until(() => api.taken().length === 1);
  // From the number that was written to.
  expect(api.calls.every(({ number }) => number === 'P2')).toBe(true);
});

it('is not ready with a wrong number id or a bad token, before anything is sent, and says why', async () => {
  const simulator = await startSimulator({ webhookUrl: 'http://127.0.0.1:1/' });
  const settings = {
    pluginEnv: {
      ...accountSettings(simulator),
      WHATSAPP_NUMBER: '15550001',
    },
  };
  try {
    for (const [wrong, reason] of [
      [{ WHATSAPP_PHONE_NUMBER_ID: '999' }, /number 999: .*API Setup/],
      [{ WHATSAPP_TOKEN: 'bad' }, /token: .*generate a token/],
      [{ WHATSAPP_APP_SECRET: 'bad' }, /app secret: .*App settings > Basic/],
    ] as const) {
      await using running = await startApp({ pluginEnv: { ...settings.pluginEnv, ...wrong } });
      const ready = () => fetch(`${running.url}/health/ready`);
      await until(async () => (await ready()).status === 503);
      expect(await (await ready()).json()).toMatchObject({
        checks: { whatsapp: 'UNAVAILABLE' },
        reasons: { whatsapp: expect.stringMatching(reason) },
      });
    }
    await using running = await startApp(settings);
    expect((await fetch(`${running.url}/health/ready`)).status).toBe(200);
  } finally {
    await simulator.close();
  }
});
