/** Answers of REST, but for quizzes, games, channels and reports. */
import { z } from 'zod';
import { channelLink, channelSummary, channelView, credit } from './channels.ts';
import { ERRORS, type ErrorCode } from './errors.ts';

export const errorAnswer = z
  .object({
    error: z.object({
      code: z.enum(Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]]),
      message: z.string().describe('In words; may be more exact than the default one'),
      retryAfter: z
        .number()
        .exactOptional()
        .describe('ms to wait before trying again, where that is known'),
    }),
  })
  .describe('Why a request was refused');

export const fileProblem = z.object({
  line: z.int().min(1).describe('Where it is, from 1; in a table it is the row'),
  file: z.string().exactOptional().describe('Its file in an archive'),
  severity: z
    .enum(['error', 'warning'])
    .describe('`error`: something is left out; `warning`: something is not quite as it was'),
  message: z.string().describe('In words'),
  found: z
    .record(z.string(), z.unknown())
    .exactOptional()
    .describe('The question that is left out, as far as it was understood'),
  suggestion: z.string().exactOptional().describe('How to fix it'),
});
export type FileProblem = z.output<typeof fileProblem>;

export const importedQuiz = z.object({
  id: z.string().exactOptional().describe('Left out when nothing was stored'),
  title: z.string(),
  format: z.string().exactOptional().describe('Left out when no format knows the file'),
  questions: z
    .array(z.record(z.string(), z.unknown()))
    .describe('The good ones, as `POST /api/quizzes` takes them'),
  lines: z.array(z.int()).describe('The line of each question'),
  columns: z
    .array(
      z.object({
        column: z.string().describe('`A`, `B` ...'),
        heading: z.string(),
        meaning: z.string().exactOptional().describe('Left out when nothing is read from it'),
        field: z.string().exactOptional().describe('The same as `columns` of a request names it'),
      }),
    )
    .exactOptional()
    .describe("The reading of a table's columns"),
  sample: z
    .array(z.object({ line: z.int(), cells: z.array(z.string()) }))
    .exactOptional()
    .describe('The first rows of a table, from its headings on; long cells are cut'),
  problems: z.array(fileProblem).describe('By line'),
});
export type ImportedQuiz = z.output<typeof importedQuiz>;

export const uploadedMedia = z.object({
  url: z.string().describe('Its address in a question: `/media/<name>`'),
  kind: z.enum(['picture', 'audio', 'video', 'captions']),
  type: z.string().describe('The media type that it is served as'),
  width: z.int().exactOptional().describe('Pixels, of a picture'),
  height: z.int().exactOptional().describe('Pixels, of a picture'),
  seconds: z.number().exactOptional().describe('Of a sound or a video that tells it'),
  cues: z.int().exactOptional().describe('How many captions there are, of captions'),
  bytes: z.int().describe('As it is stored'),
});
export type UploadedMedia = z.output<typeof uploadedMedia>;

export const mediaList = z.object({
  media: z.array(
    z.object({
      name: z.string(),
      url: z.string(),
      bytes: z.int(),
      storedAt: z.iso.datetime(),
      used: z
        .boolean()
        .describe('Whether a quiz names it, also one that is deleted and can be restored'),
    }),
  ),
  total: z.int().describe('Bytes of all'),
});
export type MediaList = z.output<typeof mediaList>;

export const modeSummary = z.object({
  name: z.string(),
  title: z.string(),
  options: z
    .record(z.string(), z.unknown())
    .describe("The mode's own options of a game, as JSON Schema"),
});
export type ModeSummary = z.output<typeof modeSummary>;

export const modeList = z.object({ modes: z.array(modeSummary) });
export type ModeList = z.output<typeof modeList>;

const created = z.object({
  id: z.string(),
  pin: z.string().describe('Six digits'),
  hostToken: z.string().describe('Makes a socket the host: see `attach`'),
  joinUrl: z.string().describe('Where players come in by browser'),
  channels: z.array(channelLink).describe('Ways in besides the browser'),
});
export type CreatedGame = z.output<typeof created>;

export const createdGame = created
  .loose()
  .describe('Also the link of each channel as `<name>Url`, for clients that know no `channels`');

export const freshHostToken = z.object({ hostToken: z.string() });
export type FreshHostToken = z.output<typeof freshHostToken>;

export const serverChannels = z.object({ channels: z.array(channelSummary) });
export type ServerChannels = z.output<typeof serverChannels>;

export const channelList = z.object({
  channels: z.array(channelView),
  credits: z
    .array(credit)
    .exactOptional()
    .describe('By channel, once a question has closed, until the next one opens'),
});
export type ChannelList = z.output<typeof channelList>;

export const liveness = z.object({
  status: z.literal('ok'),
  uptime: z.int().min(0).describe('Seconds'),
});

export const readiness = z.object({
  status: z.enum(['ready', 'not ready']),
  checks: z.record(z.string(), z.string()).describe('Each by name: `ok`, or what is wrong'),
  reasons: z.record(z.string(), z.string()).exactOptional().describe('The same in words'),
  breakers: z
    .record(z.string(), z.enum(['closed', 'open', 'half-open']))
    .describe('Each service that can be away'),
});

const numbers = z.record(z.string(), z.unknown());

export const processStats = z.object({
  queues: numbers.exactOptional().describe('Jobs by queue, where the queues were asked for'),
  processes: z.array(numbers).describe('The numbers of each process'),
  missing: z.int().min(0).describe('Processes that did not answer within a second'),
});

export const gameStats = numbers.describe('Of games, which all processes share');
