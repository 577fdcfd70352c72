import { readFileSync } from 'node:fs';
import { post } from '../support/clients.ts';
import { everyType } from '../support/quizzes.ts';
import { startServerPair } from '../support/server-pair.ts';
import { ServerProcess } from '../support/server-process.ts';
import { startCloudApi } from './cloud-api.ts';

export const SETTINGS = ['embedded', 'redis'] as const;
export type Setting = (typeof SETTINGS)[number];

export const ADMIN_TOKEN = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
export const WHATSAPP = { number: '1555010020', secret: 'fuzzed app secret', verify: 'fuzz me' };

/** A game that is there to be fuzzed. */
export interface FuzzedGame {
  id: string;
  pin: string;
  hostToken: string;
}

/** The servers that are fuzzed. */
export interface Stage extends AsyncDisposable {
  setting: Setting;
  servers: ServerProcess[];
  urls: string[];
  quizId: string;
  /** A game of the quiz of all types. */
  newGame(): Promise<FuzzedGame>;
  /** MB that each process holds. */
  rss(): number[];
  /** Lines that a process must never log, and processes that ended; since the last time. */
  faults(): string[];
}

const AUTHORIZED = { authorization: `Bearer ${ADMIN_TOKEN}` };

export async function startStage(setting: Setting): Promise<Stage> {
  const api = await startCloudApi();
  const env = {
    ADMIN_TOKEN,
    LOG_LEVEL: 'error',
    WHATSAPP_TOKEN: 'a token',
    WHATSAPP_PHONE_NUMBER_ID: WHATSAPP.number,
    WHATSAPP_APP_SECRET: WHATSAPP.secret,
    WHATSAPP_VERIFY_TOKEN: WHATSAPP.verify,
    WHATSAPP_API_URL: api.url,
    WHATSAPP_NUMBER: '15550100',
    WHATSAPP_RATE: '10000',
    WHATSAPP_PAIR_BURST: '45',
  };
  const started = await (setting === 'redis' ? startServerPair(env) : startOne(env));
  const { servers, urls } = started;
  const [url = ''] = urls;
  const quiz = await post<{ id: string }>(`${url}/api/quizzes`, everyType, AUTHORIZED);
  const quizId = quiz.body.id;
  const heard = servers.map(() => 0);
  const gone = new Set<ServerProcess>();
  return {
    setting,
    servers,
    urls,
    quizId,
    async newGame() {
      const order = { quizId, options: { countdown: 0 } };
      const { status, body } = await post<FuzzedGame>(`${url}/api/games`, order, AUTHORIZED);
      if (status !== 201) throw new Error(`no game: ${JSON.stringify(body)}`);
      return body;
    },
    rss: () => servers.map(({ child }) => megabytes(child.pid)),
    faults: () =>
      servers.flatMap((server, at) => {
        const lines = server.output.slice(heard[at]).split('\n');
        heard[at] = server.output.length;
        const { exitCode, signalCode } = server.child;
        const ended = (exitCode !== null || signalCode !== null) && !gone.has(server);
        if (ended) gone.add(server);
        return [
          ...lines.filter((line) => /"level":[56]0|nobody caught|^qrush: /.test(line)),
          ...(ended ? [`a server ended with ${exitCode ?? signalCode}`] : []),
        ];
      }),
    async [Symbol.asyncDispose]() {
      await started[Symbol.asyncDispose]();
      await api[Symbol.asyncDispose]();
    },
  };
}

async function startOne(env: Record<string, string>) {
  const server = new ServerProcess([], { PORT: '0', DATA_DIR: 'memory://', ...env });
  return {
    servers: [server],
    urls: [await server.url()],
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

/** The memory of the process according to Linux; 0 elsewhere, and once it has ended. */
function megabytes(pid: number | undefined): number {
  try {
    const [, kilobytes] = readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/) ?? [];
    return Math.round(Number(kilobytes ?? 0) / 1024);
  } catch {
    return 0;
  }
}
