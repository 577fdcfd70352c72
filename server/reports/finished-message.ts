import { QRushError } from '../protocol/errors.ts';
import type { GameFinished } from '../protocol/webhooks.ts';
import { overviewOf } from './overview.ts';
import type { ReportSources } from './played.ts';

/**
 * The message that a game is over.
 * @param publicUrl where people find the server
 * @returns undefined when it is gone
 */
export async function finishedMessage(
  sources: ReportSources,
  id: string,
  publicUrl: string,
): Promise<GameFinished | undefined> {
  const data = await overviewOf(sources, id).catch((error: unknown) => {
    if (error instanceof QRushError && error.code === 'REPORT_NOT_READY') return undefined;
    throw error;
  });
  return (
    data && {
      type: 'game:finished',
      timestamp: data.game.finishedAt,
      data: { ...data, report: `${publicUrl}/api/games/${encodeURIComponent(id)}/report` },
    }
  );
}
