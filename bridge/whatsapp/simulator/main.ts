/** The simulator as a program of its own: `npm run whatsapp:simulator -- --help`. */
import { Crowd } from './bots/crowd.ts';
import type { LogEntry, Passing } from './log.ts';
import { type Invocation, OPTIONS, OptionsError, readOptions } from './options.ts';
import { type Simulator, startSimulator } from './simulator.ts';

function help(): string {
  const lines = Object.entries<{ value?: string; fallback?: string; about: string }>(OPTIONS).map(
    ([name, { value, fallback, about }]) => {
      const flag = `--${name}${value === undefined ? '' : ` ${value}`}`;
      return `  ${flag.padEnd(30)}${about}${fallback === undefined ? '' : ` (${fallback})`}`;
    },
  );
  return [
    'A stand-in for the WhatsApp Cloud API on this machine. See docs/whatsapp-simulator.md.',
    '',
    'Usage: npm run whatsapp:simulator -- [--option value]...',
    '',
    ...lines,
    '',
  ].join('\n');
}

function greeting({ account, url }: Simulator, { simulator }: Invocation): string {
  const settings = {
    WHATSAPP_API_URL: account.apiUrl,
    WHATSAPP_TOKEN: account.token,
    WHATSAPP_PHONE_NUMBER_ID: account.phoneNumberId,
    WHATSAPP_APP_SECRET: account.appSecret,
    WHATSAPP_VERIFY_TOKEN: account.verifyToken,
  };
  return [
    '',
    '  The WhatsApp simulator is ready',
    '',
    `  Cloud API      ${account.apiUrl}`,
    `  Webhooks to    ${simulator.webhookUrl}`,
    ...(simulator.pages === undefined ? [] : [`  Phones         ${url}/phone`]),
    `  Control        ${url}/_sim/stats`,
    '',
    '  Start QRush with',
    '',
    ...Object.entries(settings).map(([name, value]) => `    ${name}=${value} \\`),
    '    npm start',
    '',
    '',
  ].join('\n');
}

const lineOf = ({ at, type, ...rest }: LogEntry | Passing): string =>
  `${new Date(at).toISOString()} ${type} ${JSON.stringify(rest)}\n`;

async function run(invocation: Invocation): Promise<void> {
  const simulator = await startSimulator(invocation.simulator);
  if (invocation.verbose) {
    simulator.events.listen((entry) => process.stdout.write(lineOf(entry)));
  }
  process.stdout.write(greeting(simulator, invocation));
  if (invocation.bots) new Crowd(simulator, invocation.bots);
  const stop = () => void simulator.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

try {
  const invocation = readOptions(process.argv.slice(2));
  if (invocation) await run(invocation);
  else process.stdout.write(help());
} catch (error) {
  if (!(error instanceof OptionsError) && !(error instanceof Error && 'code' in error)) throw error;
  process.stderr.write(`whatsapp:simulator: ${error.message}\n`);
  process.exitCode = 1;
}
