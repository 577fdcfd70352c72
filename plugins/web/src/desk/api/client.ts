import type { ErrorView } from '../../../../../server/protocol/errors.ts';
import { language } from '../../words/page-words.ts';
import { t } from '../../words/t.ts';
import { inWords } from './in-words.ts';

/** An answer of the REST API that is not a success; `NO_ANSWER` when there was none. */
export class ApiError extends Error {
  readonly code: ErrorView['code'] | 'NO_ANSWER';
  /** Of HTTP; 0 when there was no answer. */
  readonly status: number;
  /** The whole answer: some refusals say more than their code and words. */
  readonly body: Record<string, unknown>;

  constructor(code: ApiError['code'], message: string, status = 0, body = {}) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.status = status;
    this.body = body;
  }
}

/** A value with the tag of its version: a later change says which one it is of. */
export interface Tagged<Value> {
  value: Value;
  /** As the server gave it, with its quotes. */
  etag: string;
}

export interface Asked {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as it is. */
  body?: Blob | string;
  headers?: Record<string, string>;
  /** The change is of this version: refused with 412 `STALE_EDIT` when there is a newer one. */
  ifMatch?: string;
  /** The version that is known: the answer is 304 when it is the newest. */
  ifNoneMatch?: string;
  signal?: AbortSignal;
}

let onUnauthorized: () => void = () => {};

/** @param act what to do when the server wants a sign-in first */
export function whenUnauthorized(act: () => void): void {
  onUnauthorized = act;
}

/** The server wants a sign-in first: for what does not ask by {@link request}. */
export const unauthorized = (): void => onUnauthorized();

/**
 * Asks the REST API. The session's cookie goes along by itself.
 * @param path absolute, with its query
 * @returns the answer: a success, or 304
 * @throws ApiError for any other answer, and for none; DOMException `AbortError` when the signal says so
 */
export async function request(path: string, asked: Asked = {}): Promise<Response> {
  const { method, json, body, ifMatch, ifNoneMatch, signal } = asked;
  const headers = new Headers(asked.headers);
  // Titles and problems of plugins come in the page's language.
  headers.set('accept-language', language);
  if (json !== undefined) headers.set('content-type', 'application/json');
  if (ifMatch !== undefined) headers.set('if-match', ifMatch);
  if (ifNoneMatch !== undefined) headers.set('if-none-match', ifNoneMatch);
  const response = await fetch(path, {
    method: method ?? 'GET',
    headers,
    body: json === undefined ? (body ?? null) : JSON.stringify(json),
    signal: signal ?? null,
    // The page asks for what is newest by its tag; the browser's cache would answer for the server.
    ...(ifNoneMatch !== undefined && { cache: 'no-store' }),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new ApiError('NO_ANSWER', t('desk.unreachable'));
  });
  if (response.ok || response.status === 304) return response;
  if (response.status === 401) onUnauthorized();
  throw await refusalOf(response);
}

/** The sentence for a refusal. @param status of HTTP */
export const saidOf = (error: ErrorView | undefined, status: number): string =>
  error ? inWords(error) : t('desk.badStatus', { status });

async function refusalOf(response: Response): Promise<ApiError> {
  const { status } = response;
  const body = (await response.json().catch(() => ({}))) as { error?: ErrorView };
  const { error } = body;
  return new ApiError(error?.code ?? 'INTERNAL', saidOf(error, status), status, body);
}

/** Asks, and reads the answer. @throws as {@link request} */
export async function answerOf<Answer>(path: string, asked?: Asked): Promise<Answer> {
  return (await (await request(path, asked)).json()) as Answer;
}

/** The same, with the version of what was answered. */
export async function taggedOf<Answer>(path: string, asked?: Asked): Promise<Tagged<Answer>> {
  const response = await request(path, asked);
  const value = (await response.json()) as Answer;
  return { value, etag: response.headers.get('etag') ?? '' };
}

/** An answer that is a file, with the name that the server gave it. */
export async function fileOf(response: Response): Promise<File> {
  const about = response.headers.get('content-disposition') ?? '';
  const [, encoded] = /filename\*=UTF-8''([^;]+)/.exec(about) ?? [];
  const [, plain] = /filename="([^"]+)"/.exec(about) ?? [];
  const name = encoded ? decodeURIComponent(encoded) : (plain ?? 'quiz');
  return new File([await response.blob()], name);
}

/** The query of an address; what is undefined or empty is left out. */
export function queryOf(fields: Record<string, string | number | boolean | undefined>): string {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined && value !== '');
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return given.length > 0 ? `?${query}` : '';
}

/** A promise's error in words for the page. @throws what is no answer of the server */
export function wordsOf(error: unknown): string {
  if (error instanceof ApiError) return error.message;
  throw error;
}
