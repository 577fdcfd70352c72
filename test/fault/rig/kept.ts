import { setTimeout as sleep } from 'node:timers/promises';
import type { Report } from '../../../server/protocol/report.ts';
import type { Kept } from './record.ts';
import { ask, type Stage } from './stage.ts';

/** ms after the end in which a game has to be archived: a job is tried again after some seconds. */
const ARCHIVED = 30_000;

/**
 * The server's records of a game, as soon as it is archived. @throws Error when that is not in time
 */
export async function keptOf(stage: Stage, id: string): Promise<Kept> {
  const until = Date.now() + ARCHIVED;
  for (;;) {
    const report = await ask<Report>(`${stage.url}/api/games/${id}/report?format=json`);
    if (report) return { players: report.players, rows: await rowsOf(stage, id) };
    if (Date.now() > until)
      throw new Error(`there is no report ${ARCHIVED / 1000} s after the end`);
    await sleep(200);
  }
}

async function rowsOf({ postgres, databaseUrl }: Stage, id: string): Promise<Kept['rows']> {
  const rows = await postgres.query(
    databaseUrl,
    `select coalesce(json_agg(json_build_object(
       'nickname', players.nickname, 'question', answers.question, 'value', answers.value -> 'value',
       'receivedAt', round(extract(epoch from answers.received_at) * 1000),
       'elapsed', answers.elapsed)), '[]')
     from answers left join players
       on players.game_id = answers.game_id and players.id = answers.player
     where answers.game_id = '${id}'`,
  );
  return JSON.parse(rows) as Kept['rows'];
}
