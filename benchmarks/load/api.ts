import { post } from '../../test/support/clients.ts';
import { quizOf } from './quiz.ts';

/** A server under load, and what its operator may ask it. */
export interface Api {
  url: string;
  adminToken: string;
}

export interface NewGame {
  id: string;
  pin: string;
  hostToken: string;
}

export interface WorkerStats {
  pid: number;
  process: { memory: { rss: number; heapUsed: number }; sockets: { play: number } };
}

export interface DbStats {
  records: {
    queries: { count: number; totalMs: number; slowestMs: number };
    slow: { ms: number; query: string }[];
  };
}

const headers = ({ adminToken }: Api) => ({ authorization: `Bearer ${adminToken}` });

/** @returns the id of the quiz */
export async function addQuiz(api: Api, questions: number, limit?: number): Promise<string> {
  const { status, body } = await post<{ id: string }>(
    `${api.url}/api/quizzes`,
    quizOf(questions, limit),
    headers(api),
  );
  if (status !== 201) throw new Error(`the quiz was refused: ${JSON.stringify(body)}`);
  return body.id;
}

export async function createGame(api: Api, quizId: string): Promise<NewGame> {
  const { status, body } = await post<NewGame>(
    `${api.url}/api/games`,
    { quizId, options: { countdown: 0, maxPlayers: 10_000 } },
    headers(api),
  );
  if (status !== 201) throw new Error(`the game was refused: ${JSON.stringify(body)}`);
  return body;
}

/** Each process's answer about a topic. */
export async function ask<Stats>(api: Api, topic: 'worker' | 'db'): Promise<Stats[]> {
  const response = await fetch(`${api.url}/admin/${topic}-stats`, { headers: headers(api) });
  if (!response.ok) throw new Error(`/admin/${topic}-stats: ${response.status}`);
  return ((await response.json()) as { processes: Stats[] }).processes;
}

/** Seconds of CPU that all processes have used. */
export async function cpuSeconds(api: Api): Promise<number> {
  const text = await (await fetch(`${api.url}/metrics`, { headers: headers(api) })).text();
  return Number(/^process_cpu_seconds_total(?:\{.*\})? (\S+)/m.exec(text)?.[1] ?? Number.NaN);
}

/** Waits until the report of a finished game is there. */
export async function reported(api: Api, gameId: string): Promise<void> {
  for (;;) {
    const response = await fetch(`${api.url}/api/games/${gameId}/report`, {
      headers: headers(api),
    });
    await response.arrayBuffer();
    if (response.ok) return;
  }
}
