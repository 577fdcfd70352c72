import pino, { type Logger } from 'pino';
import type { Settings } from '../config/settings.ts';

/** Fields that must never be written, wherever they stand. */
const SECRETS = ['token', 'hostToken', 'authorization', 'secret', 'adminToken', 'address', 'phone'];

/** The log: JSON lines in production and tests, readable lines in development. */
export function createLog({ environment, logLevel }: Settings): Logger {
  return pino({
    level: logLevel,
    base: environment === 'production' ? { pid: process.pid } : null,
    redact: {
      paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
      censor: '[secret]',
    },
    ...(environment === 'development' && {
      transport: {
        target: 'pino-pretty',
        options: { translateTime: 'SYS:HH:MM:ss', ignore: 'pid,hostname', messageFormat: '{msg}' },
      },
    }),
  });
}
