import type { Channel } from '../games/channel.ts';
import type { ReportChannels, ReportGroups } from '../protocol/report-parts.ts';
import type { Tally } from '../records/report-contract.ts';
import type { Registry } from '../registry.ts';
import { groupPlaces } from './overview.ts';
import { played, type ReportSources, secondsOf, shareOf } from './played.ts';

/** How the groups of a game did; none where the mode has none. @throws QRushError `REPORT_NOT_READY` */
export async function groupsOf(sources: ReportSources, id: string): Promise<ReportGroups> {
  const { game, graded } = await played(sources, id);
  const { groups } = game;
  if (!groups) return { groups: [] };
  const tallies = await sources.records.reports.tallies(id, graded, 'group');
  const byGroup = new Map(tallies.map((tally) => [Number(tally.by), tally]));
  return {
    groups: groupPlaces(groups).map(({ at, ...place }) => ({
      ...place,
      ...shares(byGroup.get(at)),
    })),
  };
}

/**
 * How the players of each channel did, and what the channels told of the game when it was over.
 * @throws QRushError `REPORT_NOT_READY`
 */
export async function channelsOf(
  { channels, ...sources }: ReportSources & { channels: Registry<Channel> },
  id: string,
): Promise<ReportChannels> {
  const { game, graded } = await played(sources, id);
  const tallies = await sources.records.reports.tallies(id, graded, 'channel');
  const told = new Map(game.channels?.map((channel) => [channel.name, channel]));
  const titles = new Map(channels.all().map(({ name, title = name }) => [name, title]));
  return {
    channels: tallies.map(({ by, ...tally }) => {
      const name = String(by);
      const { title = titles.get(name) ?? name, report, credit } = told.get(name) ?? {};
      return {
        name,
        title,
        players: tally.players,
        points: tally.players > 0 ? tally.points / tally.players : 0,
        ...shares(tally),
        ...(report && { report }),
        ...(credit && { credit }),
      };
    }),
  };
}

const shares = ({
  answers,
  graded,
  right,
  elapsed,
}: Pick<Tally, 'answers' | 'graded' | 'right' | 'elapsed'> = NONE) => ({
  answers,
  ...shareOf(right, graded),
  ...secondsOf(elapsed, answers),
});

const NONE = { answers: 0, graded: 0, right: 0, elapsed: 0 };
