import type { OwnSummary } from '../../server/protocol/shares.ts';

/** Opens the link to a summary that stands in a text. @param url of the server itself */
export async function summaryBy(url: string, text: string): Promise<OwnSummary> {
  const [, token] = /\/summary#([\w.-]+)/.exec(text) ?? [];
  const answer = await fetch(`${url}/api/summary`, {
    headers: { authorization: `Bearer ${token}` },
  });
  if (!answer.ok) throw new Error(`${token}: ${answer.status}`);
  return (await answer.json()) as OwnSummary;
}
