/** `npm run media`: what was uploaded to a server that runs. */
import { parseArgs } from 'node:util';
import type { MediaList } from '../server/protocol/resources.ts';

const HELP = `Lists the pictures, sounds, videos and captions that were uploaded to a QRush server that runs.

  npm run media -- [options]

  --unused             only what no quiz names, and is older than --days
  --remove             removes what --unused lists
  --days NUMBER        how many days ago it was uploaded, at least (1)
  --url URL            the server (http://localhost:3000)
  --admin-token TOKEN  its ADMIN_TOKEN; the variable of this name when left out

A quiz that was deleted and can be restored still counts. A game that is being played does not: if its
quiz was changed since it began, it may miss a picture that is removed.
Exit codes: 0 done, 2 the server cannot be asked.
`;

const NO_ANSWER = 2;
const DAY = 24 * 3_600_000;

const { values } = arguments_();
if (values.help) process.stdout.write(HELP);
else if (values.remove && !values.unused) fail('--remove goes with --unused; see --help');
else await list();

function arguments_() {
  try {
    return parseArgs({
      options: {
        unused: { type: 'boolean', default: false },
        remove: { type: 'boolean', default: false },
        days: { type: 'string', default: '1' },
        url: { type: 'string', default: 'http://localhost:3000' },
        'admin-token': { type: 'string', default: process.env.ADMIN_TOKEN ?? '' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    return fail(`${(error as Error).message.split(/\. |\n/)[0]}; see --help`);
  }
}

async function list(): Promise<void> {
  const answer = await ask('GET', '/api/media');
  const {
    media = [],
    total = 0,
    error,
  } = (await answer.json()) as Partial<MediaList> & {
    error?: { message: string };
  };
  if (error) fail(error.message);
  const before = Date.now() - Number(values.days) * DAY;
  const shown = values.unused
    ? media.filter(({ used, storedAt }) => !used && Date.parse(storedAt) <= before)
    : media;
  for (const { name, bytes, storedAt, used } of shown) {
    process.stdout.write(
      `${name.padEnd(31)}  ${megabytes(bytes).padStart(9)}  ${storedAt.slice(0, 10)}  ${used ? 'used' : 'unused'}\n`,
    );
    if (values.remove) await ask('DELETE', `/api/media/${name}`);
  }
  const sum = shown.reduce((all, { bytes }) => all + bytes, 0);
  const done = values.remove ? 'removed' : 'listed';
  process.stdout.write(`${shown.length} ${done}, ${megabytes(sum)}; ${megabytes(total)} in all.\n`);
}

async function ask(method: string, path: string): Promise<Response> {
  const token = values['admin-token'];
  try {
    return await fetch(values.url.replace(/\/$/, '') + path, {
      method,
      ...(token !== '' && { headers: { authorization: `Bearer ${token}` } }),
    });
  } catch {
    return fail(`no server answers at ${values.url}`);
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(2)} MB`;
}

function fail(message: string): never {
  process.stderr.write(`media: ${message}\n`);
  process.exit(NO_ANSWER);
}
