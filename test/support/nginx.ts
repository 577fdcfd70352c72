import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { nginxPath } from '../setup/programs.ts';
import { freePort } from './ports.ts';

const TEMPLATE = new URL('../../deploy/nginx.conf', import.meta.url);

/** The two doors of a host. */
export interface Doors {
  port: number;
  stickyPort: number;
}

export interface Nginx extends AsyncDisposable {
  url: string;
}

/** Starts nginx with the file of deploy/: the ports are filled in, the rest is as it is there. */
export async function startNginx(hosts: [Doors, Doors]): Promise<Nginx> {
  const port = await freePort();
  return start(port, await filledIn(hosts, port));
}

/** Starts nginx as its beginner's guide has it: it says nothing of whom it passes on. */
export async function startBareNginx(server: Doors['port']): Promise<Nginx> {
  const port = await freePort();
  const location = `location / { proxy_pass http://127.0.0.1:${server}; }`;
  return start(port, `server { listen 127.0.0.1:${port}; ${location} }`);
}

async function start(port: number, configuration: string): Promise<Nginx> {
  const folder = await mkdtemp(join(tmpdir(), 'qrush-nginx-'));
  await writeFile(join(folder, 'qrush.conf'), configuration);
  await writeFile(join(folder, 'nginx.conf'), around(folder));
  // Its workers may be of another user.
  await chmod(folder, 0o755);
  const server = spawn(nginxPath(), ['-p', folder, '-c', 'nginx.conf', '-e', 'error.log'], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const exited = once(server, 'exit');
  await Promise.race([
    listening(port),
    exited.then(() => Promise.reject(new Error('nginx did not start'))),
  ]);
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.kill('SIGTERM');
      await exited;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function filledIn(hosts: [Doors, Doors], port: number): Promise<string> {
  const template = await readFile(TEMPLATE, 'utf8');
  const filled = hosts.reduce(
    (text, { port: main, stickyPort }, index) =>
      text
        .replace(`10.0.0.${index + 1}:3000`, `127.0.0.1:${main}`)
        .replace(`10.0.0.${index + 1}:8080`, `127.0.0.1:${stickyPort}`),
    template.replace('listen 80;', `listen 127.0.0.1:${port};`),
  );
  if (/server 10\.0\.0|listen 80;/.test(filled)) throw new Error('deploy/nginx.conf has changed');
  return filled;
}

/** The configuration around it, which is the system's own nginx.conf elsewhere. */
const around = (folder: string) => `
${userInfo().uid === 0 ? 'user root;' : ''}
daemon off;
worker_processes 1;
pid nginx.pid;
error_log error.log;
events { worker_connections 4096; }
http {
  access_log off;
  # As eager as a system's own file can be.
  gzip on;
  gzip_types *;
  gzip_min_length 1;
  gzip_proxied any;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((kind) => `${kind}_temp_path ${join(folder, kind)};`)
    .join('\n  ')}
  include qrush.conf;
}
`;

async function listening(port: number): Promise<void> {
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    const up = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (up) return;
  }
}
