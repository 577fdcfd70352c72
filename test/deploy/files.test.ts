/** The files for containers tell the truth. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { SETTINGS } from '../../config/settings.ts';
import { readDockerfile } from '../../scripts/dockerfile.ts';
import { builtIn } from '../../server/built-in.ts';
import { settingsOf } from '../../server/plugin-settings.ts';

const ROOT = join(import.meta.dirname, '../..');
const read = (path: string) => readFile(join(ROOT, path), 'utf8');
const ports = (await read('Dockerfile')).match(/^EXPOSE (.*)$/m)?.[1]?.split(' ');
const settings = new Set<string>(
  [...Object.values(SETTINGS), ...settingsOf(builtIn)].map(({ env }) => env),
);

interface Compose {
  services: Record<
    string,
    {
      ports?: string[];
      command?: string;
      environment: Record<string, string>;
      depends_on?: object;
      healthcheck?: object;
    }
  >;
}

/** PM2 brings a reader of YAML. */
async function readCompose(): Promise<Compose> {
  const require = createRequire(createRequire(import.meta.url).resolve('@socket.io/pm2'));
  return require('js-yaml').load(await read('compose.yaml'));
}

it('the Dockerfile runs the Node that the project pins, and not as root', async () => {
  const steps = readDockerfile(await read('Dockerfile'));
  const { dependencies } = JSON.parse(await read('package.json'));
  const bases = steps.filter(({ name }) => name === 'FROM').map(({ text }) => text.split(' ')[0]);
  expect(new Set(bases)).toEqual(new Set([`node:${dependencies.node}-slim`]));
  const order = steps.map(({ name }) => name);
  expect(order.lastIndexOf('USER')).toBeGreaterThan(order.lastIndexOf('RUN'));
  expect(steps.findLast(({ name }) => name === 'USER')?.text).toBe('node');
});

it('compose.yaml starts QRush with settings there are, and what it needs before it', async () => {
  const { services } = await readCompose();
  expect(Object.keys(services)).toEqual(['qrush', 'redis', 'postgres']);
  const { qrush, redis, postgres } = services;
  expect(Object.keys(qrush?.environment ?? {}).filter((name) => !settings.has(name))).toEqual([]);
  const [main, sticky] = ports ?? [];
  // The sticky door is for a proxy beside it: nobody else gets there.
  expect(qrush?.ports).toEqual([`${main}:${main}`, `127.0.0.1:${sticky}:${sticky}`]);
  expect(Object.keys(qrush?.depends_on ?? {})).toEqual(['redis', 'postgres']);
  for (const service of [redis, postgres]) expect(service?.healthcheck).toBeDefined();
  // Running games are in Redis: it writes them down, and drops none when memory is short.
  expect(redis?.command).toContain('--appendonly yes');
  expect(redis?.command).toContain('--maxmemory-policy noeviction');
});

it('compose.yaml asks for each secret: none has a value that everybody knows', async () => {
  const text = await read('compose.yaml');
  for (const name of ['ADMIN_TOKEN', 'SECRET', 'POSTGRES_PASSWORD']) {
    const uses = text.match(new RegExp(`\\$\\{${name}\\W.`, 'g'));
    expect(new Set(uses)).toEqual(new Set([`\${${name}:?`]));
  }
});

it('railway.json asks whether it is ready, and waits for its drain', async () => {
  const { build, deploy } = JSON.parse(await read('railway.json'));
  expect(build).toEqual({ builder: 'DOCKERFILE', dockerfilePath: 'Dockerfile' });
  expect(deploy.healthcheckPath).toBe('/health/ready');
  expect(deploy.drainingSeconds).toBeGreaterThan(10);
});
