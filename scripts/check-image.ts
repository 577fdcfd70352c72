/**
 * `npm run check:image`: does the steps of the Dockerfile in a clean folder, without a container
 * engine, starts what it would start, and asks what its HEALTHCHECK asks. It shows that the image has
 * all it needs; the base image and its users are not tried. Settings, such as REDIS_URL, come from
 * the environment.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, matchesGlob, relative } from 'node:path';
import { commandOf, readDockerfile } from './dockerfile.ts';

const ROOT = join(import.meta.dirname, '..');

/** ms from the start until the server must be healthy. */
const PATIENCE = 60_000;

const IGNORED = readFileSync(join(ROOT, '.dockerignore'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

const isSent = (path: string): boolean => !IGNORED.some((pattern) => matchesGlob(path, pattern));

/** Copies what a COPY names: of the build context, or of an earlier stage. */
function copy(text: string, stages: Map<string, string>, folder: string): void {
  const words = text.split(/\s+/);
  const from = words.find((word) => word.startsWith('--from='))?.slice('--from='.length);
  const sources = words.filter((word) => !word.startsWith('--')).slice(0, -1);
  for (const source of sources) {
    if (from === undefined) {
      const filter = (path: string) => path === ROOT || isSent(relative(ROOT, path));
      cpSync(join(ROOT, source), join(folder, source), { recursive: true, filter });
    } else {
      const stage = stages.get(from);
      if (stage === undefined) throw new Error(`COPY from ${from}, which is no stage`);
      cpSync(stage, folder, { recursive: true, verbatimSymlinks: true });
    }
  }
}

/** The last stage: its folder, its variables, and the commands it names. */
function build(work: string) {
  const stages = new Map<string, string>();
  let folder = '';
  let image: { env: Record<string, string>; cmd: string[]; health: string[] } | undefined;
  for (const { name, text } of readDockerfile(readFileSync(join(ROOT, 'Dockerfile'), 'utf8'))) {
    process.stdout.write(`${name} ${text}\n`);
    if (name === 'FROM') {
      const stage = / AS (\S+)$/.exec(text)?.[1] ?? 'last';
      folder = join(work, stage);
      mkdirSync(folder);
      stages.set(stage, folder);
      image = { env: {}, cmd: [], health: [] };
    }
    if (!image) throw new Error('the Dockerfile begins with no FROM');
    if (name === 'COPY') copy(text, stages, folder);
    if (name === 'RUN') {
      const { status } = spawnSync('sh', ['-c', text], { cwd: folder, stdio: 'inherit' });
      if (status !== 0) throw new Error(`failed: RUN ${text}`);
    }
    if (name === 'ENV') {
      for (const [, key = '', value = ''] of text.matchAll(/(\w+)=(\S+)/g)) image.env[key] = value;
    }
    if (name === 'HEALTHCHECK') image.health = commandOf(text);
    if (name === 'CMD') image.cmd = commandOf(text);
  }
  if (!image) throw new Error('the Dockerfile is empty');
  return { folder, ...image };
}

const work = mkdtempSync(join(tmpdir(), 'qrush-image-'));
try {
  const { folder, env: own, cmd, health } = build(work);
  const home = join(work, 'home');
  mkdirSync(home);
  const local = {
    HOME: home,
    PM2_HOME: join(home, '.pm2'),
    DATA_DIR: join(home, 'data'),
    NODE_COMPILE_CACHE: join(home, 'compiled'),
  };
  const env = { ...process.env, ...own, ...local };
  const [program = '', ...args] = cmd;
  const server = spawn(program, args, { cwd: folder, env, stdio: 'inherit' });
  const ended = once(server, 'exit');
  const asked = health.slice(1);
  const deadline = Date.now() + PATIENCE;
  let healthy = false;
  while (!healthy && server.exitCode === null && Date.now() < deadline) {
    healthy = spawnSync(health[0] ?? '', asked, { cwd: folder, env }).status === 0;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  if (server.exitCode === null) server.kill('SIGTERM');
  const [code] = await ended;
  if (!healthy) throw new Error('it was never healthy');
  if (code !== 0) throw new Error(`it stopped with ${code}`);
  process.stdout.write('The image starts, is healthy, and stops.\n');
} finally {
  rmSync(work, { recursive: true, force: true });
}
