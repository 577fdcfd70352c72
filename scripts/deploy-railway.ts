/**
 * `npm run deploy:railway`: brings this folder to the Railway project it is linked with. Says in one
 * line what is missing; what is deployed then is in Dockerfile and railway.json.
 */
import { spawnSync } from 'node:child_process';

/** Variables that the service must have there. Railway's Redis and PostgreSQL bring the URLs. */
const REQUIRED = ['ADMIN_TOKEN', 'SECRET', 'REDIS_URL', 'DATABASE_URL'];

/** Ends with one line that says why. */
function fail(message: string): never {
  process.stderr.write(`qrush: ${message}\n`);
  process.exit(1);
}

/** @returns the output, or undefined when the command fails or there is no such program */
function railway(...args: string[]): string | undefined {
  const { status, stdout } = spawnSync('railway', args, { encoding: 'utf8' });
  return status === 0 ? stdout : undefined;
}

if (railway('--version') === undefined)
  fail('the Railway CLI is missing: npm install -g @railway/cli.');
// The token of a project is nobody's: it deploys, and has no name.
if (!process.env.RAILWAY_TOKEN && railway('whoami') === undefined)
  fail('not logged in to Railway: run "railway login", or set RAILWAY_TOKEN.');
if (railway('status') === undefined)
  fail(
    'this folder is linked with no project: run "railway link", or "railway init" for a new one.',
  );
const variables = railway('variables', '--json');
if (variables === undefined)
  fail(
    'no service is chosen: run "railway service", or "railway add --service qrush" for a new one.',
  );
const known = JSON.parse(variables) as Record<string, string>;
const missing = REQUIRED.filter((name) => !known[name]);
if (missing.length > 0)
  fail(
    `the service has no ${missing.join(', ')}: set them with "railway variables --set NAME=value".`,
  );

const { status } = spawnSync('railway', ['up', '--ci', ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exit(status ?? 1);
