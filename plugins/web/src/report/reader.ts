import type {
  ReportChannels,
  ReportGroups,
  ReportOverview,
  ReportPlayerDetail,
  ReportPlayers,
  ReportQuestionDetail,
  ReportQuestions,
} from '../../../../server/protocol/report-parts.ts';
import type { ReportPlayersQuery } from '../../../../server/protocol/report-requests.ts';
import { answerOf, fileOf, queryOf, request } from '../desk/api/client.ts';

export type ReportFormat = 'csv' | 'xlsx' | 'json';

/** Reads the report of one game, part by part. Each call rejects with an `ApiError`. */
export interface ReportReader {
  overview(): Promise<ReportOverview>;
  questions(): Promise<ReportQuestions>;
  question(index: number): Promise<ReportQuestionDetail>;
  players(query: ReportPlayersQuery): Promise<ReportPlayers>;
  player(id: string): Promise<ReportPlayerDetail>;
  groups(): Promise<ReportGroups>;
  channels(): Promise<ReportChannels>;
  file(format: ReportFormat): Promise<File>;
}

/** Lines of a question's answers that a report shows. */
const LINES = 50;

/**
 * @param id of a finished game
 * @param token of a link to its report; a host is known by a session instead
 */
export function reportReader(id: string, token?: string): ReportReader {
  const base = `/api/games/${encodeURIComponent(id)}/report`;
  const asked = token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } };
  return {
    overview: () => answerOf(`${base}/overview`, asked),
    questions: () => answerOf(`${base}/questions`, asked),
    question: (index) => answerOf(`${base}/questions/${index}${queryOf({ size: LINES })}`, asked),
    players: (query) => answerOf(`${base}/players${queryOf(query)}`, asked),
    player: (player) => answerOf(`${base}/players/${encodeURIComponent(player)}`, asked),
    groups: () => answerOf(`${base}/groups`, asked),
    channels: () => answerOf(`${base}/channels`, asked),
    file: async (format) => fileOf(await request(`${base}${queryOf({ format })}`, asked)),
  };
}
