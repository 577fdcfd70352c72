import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { crowdOptions } from '../../../../bridge/whatsapp/simulator/bots/crowd-options.ts';
import { fault } from '../../../../bridge/whatsapp/simulator/faults/fault.ts';
import { limits } from '../../../../bridge/whatsapp/simulator/limits.ts';
import { OptionsError, readOptions } from '../../../../bridge/whatsapp/simulator/options.ts';
import { facts } from '../../../../bridge/whatsapp/simulator/oracle/facts.ts';

describe('the options of the tool', () => {
  it('are all optional: then it enforces what Meta does, on the usual address', () => {
    expect(readOptions([])).toMatchObject({
      simulator: {
        port: 4400,
        host: '127.0.0.1',
        webhookUrl: 'http://127.0.0.1:3000/bridge/whatsapp/webhook',
        furtherNumbers: [],
        limits: { rate: 80, pairInterval: 6000, pairBurst: 45, window: 24 * 3_600_000 },
        webhooks: { batch: 1 },
      },
      bots: undefined,
      verbose: false,
    });
  });

  it('name several numbers, and how long things take', () => {
    const numbers = ['--phone-number-id', '111:15550000001', '--phone-number-id', '222'];
    expect(readOptions([...numbers, '--latency', '{"read":[100,900]}'])?.simulator).toMatchObject({
      business: { phoneNumberId: '111', number: '15550000001' },
      furtherNumbers: [{ phoneNumberId: '222', number: '15550001235' }],
      latency: { sent: 0, delivered: 0, read: [100, 900] },
    });
  });

  it('ask for help', () => {
    expect(readOptions(['-h'])).toBeUndefined();
  });

  it.each<[string, string[], RegExp]>([
    ['an option it does not know', ['--nope'], /Unknown option '--nope'/],
    ['a port that is none', ['--port', 'x'], /--port must be a whole number/],
    ['bots without a game', ['--bots', '3'], /--bots needs a six-digit --pin/],
    ['a webhook that is no URL', ['--webhook', 'here'], /--webhook must be an http or https URL/],
    ['a number that is none', ['--phone-number-id', 'abc'], /--phone-number-id must be an id/],
    ['a file that is not there', ['--faults', 'nowhere.json'], /nowhere.json cannot be read/],
    ['a latency that is none', ['--latency', '{"sent":-1}'], /--latency: sent/],
  ])('are refused: %s', (_name, args, message) => {
    expect(() => readOptions(args)).toThrow(OptionsError);
    expect(() => readOptions(args)).toThrow(message);
  });
});

describe('the document about the simulator', () => {
  it('names every kind of fault, all fields of bots and limits, and every path', async () => {
    const read = (path: string) =>
      readFile(new URL(`../../../../${path}`, import.meta.url), 'utf8');
    const document = await read('docs/whatsapp-simulator.md');
    for (const { shape } of fault.options) {
      expect(document).toContain(`| \`${shape.kind.value}\` |`);
    }
    const names = [
      ...Object.keys(crowdOptions.shape),
      ...Object.keys(limits.shape),
      ...Object.keys(facts.shape),
    ];
    for (const name of names) expect(document).toMatch(new RegExp(`[\`"]${name}[\`"]`));
    const routes = await read('bridge/whatsapp/simulator/control-routes.ts');
    for (const [, path = ''] of routes.matchAll(/http\.\w+(?:<.*>)?\('\/([^']+)'/g)) {
      expect(document).toContain(path.replace(/:(\w+)/, '{$1}'));
    }
  });
});
