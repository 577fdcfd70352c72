import { NoAnswer, quickFetch } from '../quick-fetch.ts';

/** ms an answer is waited for. */
const TIMEOUT = 10_000;

/** A GET that the Graph API has refused, or that got no answer. Its message names no secret. */
export class GraphRefusal extends Error {
  override readonly name = 'GraphRefusal';
  /** The API's own code; undefined when there was no answer of its own. */
  readonly code: number | undefined;
  readonly subcode: number | undefined;

  constructor(message: string, code?: number, subcode?: number) {
    super(message);
    this.code = code;
    this.subcode = subcode;
  }
}

export interface GraphAnswer {
  body: Record<string, unknown>;
  /** ms since the epoch, by the API's clock, in whole seconds; undefined when it does not say. */
  date: number | undefined;
}

/** Asks the Graph API. */
export type Graph = (
  path: string,
  query?: Record<string, string>,
  token?: string,
) => Promise<GraphAnswer>;

/** @param apiUrl base, with its version @throws GraphRefusal from what it returns */
export function graphOf(apiUrl: string, ownToken: string): Graph {
  const fetch = quickFetch(TIMEOUT);
  return async (path, query = {}, token = ownToken) => {
    const url = `${apiUrl}/${path}?${new URLSearchParams(query)}`;
    const answer = await fetch(url, {
      headers: { authorization: `Bearer ${token}` },
    }).catch((error: unknown) => {
      const { code = '' } = error as NodeJS.ErrnoException;
      throw new GraphRefusal(error instanceof NoAnswer ? error.message : `no answer (${code})`);
    });
    const body = (await answer.json().catch(() => undefined)) as GraphAnswer['body'] | undefined;
    if (typeof body !== 'object' || body === null) {
      throw new GraphRefusal(`HTTP ${answer.status} without an answer of the Graph API`);
    }
    if (!answer.ok || body.error) throw refusalOf(body.error, answer.status);
    const date = Date.parse(answer.headers.get('date') ?? '');
    return { body, date: Number.isNaN(date) ? undefined : date };
  };
}

function refusalOf(given: unknown, status: number): GraphRefusal {
  const { code, error_subcode, message } = (given ?? {}) as Record<string, unknown>;
  if (typeof code !== 'number') return new GraphRefusal(`HTTP ${status}`);
  const text = String(message ?? `error ${code}`).replace(/\d{7,}/g, '…');
  return new GraphRefusal(
    text,
    code,
    typeof error_subcode === 'number' ? error_subcode : undefined,
  );
}
