import pino, { type DestinationStream, type Logger } from 'pino';
import type { Settings } from '../config/settings.ts';

/** Fields that must never be written, wherever they stand. */
const SECRETS = ['token', 'hostToken', 'authorization', 'secret', 'adminToken', 'address', 'phone'];

/** The log: JSON lines in production and tests, readable lines in development. */
export async function createLog({ environment, logLevel }: Settings): Promise<Logger> {
  const options = {
    level: logLevel,
    base: environment === 'production' ? { pid: process.pid } : null,
    redact: {
      paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
      censor: '[secret]',
    },
  };
  return environment === 'development' ? pino(options, await readable()) : pino(options);
}

/** Readable lines on standard output. As pino's transport this would be a thread of its own: 15 MB. */
async function readable(): Promise<DestinationStream> {
  const { prettyFactory } = await import('pino-pretty');
  const pretty = prettyFactory({
    translateTime: 'SYS:HH:MM:ss',
    ignore: 'pid,hostname',
    messageFormat: '{msg}',
  });
  return { write: (line) => void process.stdout.write(pretty(line)) };
}
