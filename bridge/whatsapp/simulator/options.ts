import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from '../../../server/plugin.ts';
import { MADE_UP } from './business.ts';
import { scaledClock } from './clock.ts';
import { faultFile } from './faults/fault.ts';
import { limits, META_LIMITS } from './limits.ts';
import { latency, NO_LATENCY } from './outbound.ts';
import type { SimulatorOptions } from './simulator.ts';

/** Says what is wrong with the options, in one line. */
export class OptionsError extends Error {}

interface Option {
  value?: string;
  multiple?: true;
  fallback?: string;
  about: string;
}

/** The tool's options. */
export const OPTIONS = {
  port: { value: 'N', fallback: '4400', about: 'port to listen on; 0 picks a free one' },
  host: { value: 'ADDRESS', fallback: '127.0.0.1', about: 'address to listen on' },
  webhook: {
    value: 'URL',
    fallback: 'http://127.0.0.1:3000/bridge/whatsapp/webhook',
    about: 'where webhooks go',
  },
  'app-secret': { value: 'TEXT', fallback: MADE_UP.appSecret, about: 'key of the signature' },
  'verify-token': {
    value: 'TEXT',
    fallback: MADE_UP.verifyToken,
    about: 'what the webhook is asked to know',
  },
  token: { value: 'TEXT', fallback: MADE_UP.token, about: 'access token of requests' },
  'phone-number-id': {
    value: 'ID[:NUMBER]',
    multiple: true,
    fallback: `${MADE_UP.phoneNumberId}:${MADE_UP.number}`,
    about: 'a business number; give several for several',
  },
  rate: {
    value: 'N',
    fallback: String(META_LIMITS.rate),
    about: 'messages a second, in and out together; 0: no limit',
  },
  'pair-interval': {
    value: 'MS',
    fallback: String(META_LIMITS.pairInterval),
    about: 'time between two messages to one user in the long run; 0: no limit',
  },
  'pair-burst': {
    value: 'N',
    fallback: String(META_LIMITS.pairBurst),
    about: 'messages to one user at once',
  },
  'retry-after': { about: 'answer 131056 with a Retry-After' },
  window: {
    value: 'MS',
    fallback: String(META_LIMITS.window),
    about: "time after a user's message in which the business may write; 0: no limit",
  },
  latency: { value: 'JSON', about: 'ms of each step, such as {"sent":50,"delivered":[100,900]}' },
  batch: { value: 'N', fallback: '1', about: 'updates in one webhook' },
  faults: { value: 'FILE', about: 'JSON file of what goes wrong, and when' },
  templates: { value: 'FILE', about: 'JSON file of template texts by name' },
  bots: { value: 'N', fallback: '0', about: 'players that join and answer by themselves' },
  pin: { value: 'PIN', about: 'game that the bots join' },
  seed: { value: 'N', fallback: '1', about: 'what chance is drawn from' },
  speed: { value: 'N', fallback: '1', about: 'how many times as fast the clock runs' },
  pages: { value: 'FOLDER', about: 'built web pages, to serve /phone' },
  verbose: { about: 'write a line for each event' },
  help: { about: 'show this text' },
} as const satisfies Record<string, Option>;

type Name = keyof typeof OPTIONS;

export interface Invocation {
  simulator: SimulatorOptions;
  bots: { count: number; pin: string } | undefined;
  verbose: boolean;
}

/** @returns undefined when help was asked for @throws OptionsError */
export function readOptions(args: string[]): Invocation | undefined {
  const given = valuesOf(args);
  if (given.help === true) return undefined;
  const text = (name: Name): string | undefined => {
    const { fallback }: Option = OPTIONS[name];
    return typeof given[name] === 'string' ? given[name] : fallback;
  };
  const number = (name: Name): number => {
    const value = text(name) ?? '';
    if (!/^\d+$/.test(value)) throw new OptionsError(`--${name} must be a whole number`);
    return Number(value);
  };
  const required = (name: Name): string => text(name) ?? '';

  const [first, ...furtherNumbers] = numbersOf(given['phone-number-id']);
  const faults = text('faults');
  const templates = text('templates');
  const steps = text('latency');
  const pages = text('pages');
  const bots = number('bots');
  const pin = text('pin');
  if (bots > 0 && !/^\d{6}$/.test(pin ?? ''))
    throw new OptionsError('--bots needs a six-digit --pin');
  return {
    simulator: {
      port: number('port'),
      host: required('host'),
      webhookUrl: urlOf(required('webhook')),
      business: {
        ...first,
        appSecret: required('app-secret'),
        verifyToken: required('verify-token'),
        token: required('token'),
      },
      furtherNumbers,
      limits: checked('the limits', limits, {
        ...META_LIMITS,
        rate: number('rate'),
        pairInterval: number('pair-interval'),
        pairBurst: number('pair-burst'),
        window: number('window'),
        retryAfter: given['retry-after'] === true,
      }),
      ...(steps !== undefined && {
        latency: checked('--latency', latency, { ...NO_LATENCY, ...parsed('--latency', steps) }),
      }),
      webhooks: { batch: Math.max(1, number('batch')) },
      seed: number('seed'),
      clock: scaledClock(Math.max(1, number('speed'))),
      ...(faults !== undefined && { faults: fileOf(faults, faultFile) }),
      ...(templates !== undefined && {
        templates: fileOf(templates, z.record(z.string(), z.string())),
      }),
      ...(pages !== undefined && { pages: resolve(pages) }),
    },
    bots: bots > 0 ? { count: bots, pin: pin ?? '' } : undefined,
    verbose: given.verbose === true,
  };
}

function valuesOf(args: string[]): Record<string, unknown> {
  const options = Object.entries<Option>(OPTIONS).map(([name, { value, multiple = false }]) => {
    const type: 'string' | 'boolean' = value === undefined ? 'boolean' : 'string';
    return [name, { type, multiple, ...(name === 'help' && { short: 'h' }) }] as const;
  });
  try {
    return parseArgs({ args, options: Object.fromEntries(options) }).values;
  } catch (error) {
    throw new OptionsError(error instanceof Error ? error.message : String(error));
  }
}

function numbersOf(given: unknown): { phoneNumberId: string; number: string }[] {
  const all = Array.isArray(given) ? given.map(String) : [OPTIONS['phone-number-id'].fallback];
  return all.map((one, index) => {
    const [, phoneNumberId, number] = /^(\d+)(?::(\d{6,15}))?$/.exec(one) ?? [];
    if (phoneNumberId === undefined) {
      throw new OptionsError(`--phone-number-id must be an id, or an id and a number: ${one}`);
    }
    return { phoneNumberId, number: number ?? String(Number(MADE_UP.number) + index) };
  });
}

function urlOf(text: string): string {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) {
    throw new OptionsError('--webhook must be an http or https URL');
  }
  return text;
}

function fileOf<Value>(path: string, schema: z.ZodType<Value>): Value {
  let content: string;
  try {
    content = readFileSync(path, 'utf8');
  } catch (error) {
    throw new OptionsError(
      `${path} cannot be read: ${error instanceof Error ? error.message : error}`,
    );
  }
  return checked(path, schema, parsed(path, content));
}

function parsed(what: string, json: string): object {
  try {
    return JSON.parse(json) as object;
  } catch {
    throw new OptionsError(`${what}: not JSON`);
  }
}

function checked<Value>(what: string, schema: z.ZodType<Value>, given: unknown): Value {
  const { data, error } = schema.safeParse(given);
  if (!error) return data;
  const [issue] = error.issues;
  throw new OptionsError(`${what}: ${issue?.path.join('.')}: ${issue?.message}`);
}
