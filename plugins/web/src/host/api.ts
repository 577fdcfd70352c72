import { signal } from '@preact/signals';
import type { ChannelView } from '../../../../server/protocol/channels.ts';
import type { ErrorView } from '../../../../server/protocol/errors.ts';
import type { QuizList, QuizSummary, StoredQuiz } from '../../../../server/protocol/quizzes.ts';
import type {
  ChannelList,
  CreatedGame,
  ModeSummary as ListedMode,
} from '../../../../server/protocol/resources.ts';
import type { NewGame } from '../../../../server/protocol/rest-requests.ts';

export type { QuizSummary } from '../../../../server/protocol/quizzes.ts';

/** A game mode, with the JSON Schema of its own options. */
export interface ModeSummary extends ListedMode {
  options: { properties?: Record<string, OptionSchema> };
}

export interface OptionSchema {
  type?: string;
  title?: string;
  description?: string;
  default?: unknown;
  minimum?: number;
  maximum?: number;
  enum?: string[];
}

const TOKEN_KEY = 'qrush.adminToken';

/** The token of the REST API, for as long as the window is open. */
export const adminToken = signal(readToken());

/** Whether the server wants a token, and has not been given a good one yet. */
export const tokenNeeded = signal(false);

/** A link can bring the token in its fragment, which no server and no log gets to see. */
function readToken(): string | undefined {
  const given = new URLSearchParams(location.hash.slice(1)).get('token');
  if (given) {
    history.replaceState(null, '', location.pathname + location.search);
    sessionStorage.setItem(TOKEN_KEY, given);
  }
  return sessionStorage.getItem(TOKEN_KEY) ?? undefined;
}

export function giveToken(token: string): void {
  sessionStorage.setItem(TOKEN_KEY, token);
  adminToken.value = token;
  tokenNeeded.value = false;
}

/** An answer of the REST API that is not a success. */
export class ApiError extends Error {
  readonly code: ErrorView['code'] | 'NO_ANSWER';

  constructor(code: ApiError['code'], message: string) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
  }
}

export const listQuizzes = async (): Promise<QuizSummary[]> =>
  (await json<QuizList>('/api/quizzes')).quizzes;

export const listModes = async (): Promise<ModeSummary[]> =>
  (await json<{ modes: ModeSummary[] }>('/api/modes')).modes;

/** @param quiz the text of a quiz file */
export const addQuiz = (quiz: string): Promise<StoredQuiz> => json('/api/quizzes', post(quiz));

export const createGame = (game: NewGame): Promise<CreatedGame> =>
  json('/api/games', post(JSON.stringify(game)));

/** How the game goes on other channels. The host's token of the game is enough. */
export const fetchChannels = async (gameId: string, hostToken: string): Promise<ChannelView[]> =>
  (
    await json<ChannelList>(`/api/games/${encodeURIComponent(gameId)}/channels`, {
      headers: { authorization: `Bearer ${hostToken}` },
    })
  ).channels;

/** The report of a finished game, as a file. */
export const fetchReport = async (gameId: string, format: 'csv' | 'json'): Promise<Blob> =>
  (await request(`/api/games/${encodeURIComponent(gameId)}/report?format=${format}`)).blob();

const post = (body: string): RequestInit => ({
  method: 'POST',
  body,
  headers: { 'content-type': 'application/json' },
});

async function json<Answer>(path: string, init?: RequestInit): Promise<Answer> {
  return (await request(path, init)).json() as Promise<Answer>;
}

/** @throws ApiError */
async function request(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  if (adminToken.peek() && !headers.has('authorization'))
    headers.set('authorization', `Bearer ${adminToken.peek()}`);
  const response = await fetch(path, { ...init, headers }).catch(() => {
    throw new ApiError('NO_ANSWER', 'The server cannot be reached. Check your connection.');
  });
  if (response.ok) return response;
  if (response.status === 401) tokenNeeded.value = true;
  const body = (await response.json().catch(() => ({}))) as { error?: ErrorView };
  throw new ApiError(
    body.error?.code ?? 'INTERNAL',
    body.error?.message ?? `The server answered with status ${response.status}.`,
  );
}
