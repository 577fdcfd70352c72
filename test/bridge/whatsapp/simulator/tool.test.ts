/** The simulator as a program of its own, used by somebody who knows nothing of QRush. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { PAGES_FOLDER } from '../../../../plugins/web/build.ts';
import { temporaryFolder } from '../../../support/app.ts';
import { post } from '../../../support/clients.ts';
import { type Answer, business, hasMessage } from './support/business.ts';

const MAIN = fileURLToPath(
  new URL('../../../../bridge/whatsapp/simulator/main.ts', import.meta.url),
);

/** The program, what it writes, and how it ends. */
function run(...args: string[]) {
  const child: ChildProcess = spawn(process.execPath, [MAIN, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const waiting = new Set<() => void>();
  const ended = once(child, 'close').then(([code]) => {
    for (const check of waiting) check();
    return { code, output };
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      for (const check of waiting) check();
    });
  }
  return {
    ended,
    says: (pattern: RegExp) =>
      new Promise<string>((resolve, reject) => {
        const check = () => {
          const found = pattern.exec(output);
          if (found) resolve(found[1] ?? found[0]);
          else if (child.exitCode !== null) reject(new Error(output));
        };
        waiting.add(check);
        check();
      }),
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
    async [Symbol.asyncDispose]() {
      if (child.exitCode === null) child.kill('SIGKILL');
      await ended;
    },
  };
}

it('plays the Cloud API as it is told to: secrets, numbers, limits, faults, bots', async () => {
  await using folder = await temporaryFolder();
  const faults = join(folder.path, 'faults.json');
  await writeFile(faults, '{ "faults": [{ "kind": "error", "code": 131000, "count": 1 }] }');
  await using hook = await business({ knows: 'my-verify-token' });
  await using tool = run(
    ...['--port', '0', '--webhook', hook.webhookUrl, '--verify-token', 'my-verify-token'],
    ...['--token', 'my-token', '--app-secret', 'my-secret'],
    ...['--phone-number-id', '111:15550000001', '--phone-number-id', '222'],
    ...['--pair-burst', '2', '--retry-after', '--seed', '7', '--faults', faults],
    ...[
      '--bots',
      '3',
      '--pin',
      '123456',
      '--pages',
      relative(process.cwd(), PAGES_FOLDER),
      '--verbose',
    ],
  );
  const api = await tool.says(/Cloud API\s+(http\S+)\n/);
  await tool.says(/WHATSAPP_APP_SECRET=my-secret /);
  // The bots have joined, and a line tells of each.
  await hook.until(hasMessage, 3);
  await tool.says(/ sent .*"text":"JOIN 123456"/);

  const send = (number: string, token = 'my-token') =>
    post<Answer>(
      `${api}/${number}/messages`,
      { messaging_product: 'whatsapp', to: '5511900000000', text: { body: 'Hello' } },
      { authorization: `Bearer ${token}` },
    );
  const codes = [];
  for (let time = 0; time < 4; time++) codes.push((await send('111')).body.error?.code);
  expect(codes).toEqual([131000, undefined, undefined, 131056]);
  expect((await send('111', 'simulated-token')).status).toBe(401);
  expect((await send('333')).body.error).toMatchObject({ code: 100, error_subcode: 33 });
  // To this number, nobody has written: the window is closed.
  expect((await send('222')).status).toBe(200);
  await tool.says(/ status .*"failed","code":131047/);

  const origin = new URL(api).origin;
  const page = await fetch(`${origin}/phone`);
  expect(page.headers.get('content-type')).toContain('text/html');
  const [, script] = /src="(\/assets\/[^"]+)"/.exec(await page.text()) ?? [];
  expect((await fetch(`${origin}${script}`)).status).toBe(200);
  expect((await tool.stop()).code).toBe(0);
});

it('says what is wrong with its options in one line', async () => {
  await using tool = run('--nope');
  expect(await tool.ended).toEqual({
    code: 1,
    output: expect.stringMatching(/^whatsapp:simulator: Unknown option '--nope'[^\n]*\n$/),
  });
});

it('explains itself', async () => {
  await using tool = run('--help');
  const { code, output } = await tool.ended;
  expect(code).toBe(0);
  for (const option of ['--webhook URL', '--pair-interval MS', '--faults FILE', '--bots N']) {
    expect(output).toContain(option);
  }
});
