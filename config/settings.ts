import { z } from 'zod';
import { isAddressRange } from './address-ranges.ts';
import { readOrigin } from './origins.ts';
import { integer, setting, type ValuesOf } from './setting.ts';
import { isWeak } from './strength.ts';

const list = z
  .string()
  .transform((value) =>
    value
      .split(',')
      .map((item) => item.trim())
      .filter(Boolean),
  )
  .default([]);

/** One URL or several, separated by commas. */
const urls = (protocol: RegExp) =>
  list.refine((all) => all.every((one) => z.url({ protocol }).safeParse(one).success));

/** Origins as browsers write them: a value that none of them sends is refused. */
const origins = list
  .transform((all) => all.map((text) => readOrigin(text)))
  .refine((all): all is string[] => all.every((origin) => origin !== undefined));

/** Where people find the server: nothing but scheme, host and path can be in front of a link. */
const publicUrl = z
  .url({ protocol: /^https?$/ })
  .refine((text) => URL.canParse(text) && isBare(new URL(text)))
  .optional();

const isBare = ({ username, password, search, hash, href }: URL): boolean =>
  [username, password, search, hash].every((part) => part === '') && !/[?#]/.test(href);

/** One key, or several for a rotation: the first one signs, all of them are good. */
const secrets = z
  .string()
  .refine((text) => splitSecrets(text).every(({ length }) => length >= 32 && length <= 200))
  .optional();

/** The keys in SECRET, the newest first. */
export const splitSecrets = (text: string): string[] =>
  text.includes(',') ? text.split(',').map((key) => key.trim()) : [text];

/** The nodes of a Redis Cluster stay one text: it goes to the client as it is. */
const redisUrl = urls(/^rediss?$/)
  .transform((nodes) => nodes.join(',') || undefined)
  .optional();

const url = (protocols: RegExp) => z.url({ protocol: protocols }).optional();

/** Addresses that are told of finished games, at the most. */
const MOST_WEBHOOKS = 10;

function isWebhook(text: string): boolean {
  const { protocol, username, password } = URL.parse(text) ?? {};
  return /^https?:$/.test(protocol ?? '') && username === '' && password === '';
}

/** A key as Standard Webhooks writes it. */
const WEBHOOK_KEY = /^whsec_[A-Za-z0-9+/]{32,86}={0,2}$/;

/** Every setting of QRush. */
export const SETTINGS = {
  environment: setting({
    env: 'NODE_ENV',
    schema: z.enum(['development', 'production', 'test']).default('development'),
    allowed: 'development, production or test',
    about: 'production requires ADMIN_TOKEN and SECRET and logs JSON',
  }),
  port: setting({
    env: 'PORT',
    schema: integer(0, 65_535, 3000),
    allowed: 'a port number from 0 to 65535; 0 picks a free one',
    about: 'port of the pages, the API and the sockets',
  }),
  host: setting({
    env: 'HOST',
    schema: z
      .string()
      .trim()
      .regex(/^[A-Za-z0-9.:_-]+$/)
      .default('127.0.0.1'),
    allowed: 'an address or host name of this machine',
    about: 'address to listen on; 0.0.0.0 lets other devices in (and asks hosts for ADMIN_TOKEN)',
  }),
  dataDir: setting({
    env: 'DATA_DIR',
    schema: z.string().trim().min(1).default('.data'),
    allowed: 'a folder that can be written to, or memory:// for data that is gone at the end',
    about: 'folder of quizzes, of finished games, and of running ones (see JOURNAL)',
  }),
  journal: setting({
    env: 'JOURNAL',
    schema: z.enum(['on', 'fsync', 'off']).optional(),
    allowed: 'on, fsync or off',
    about:
      'whether running games are written to DATA_DIR, so that they survive a crash: on waits for the system, fsync for the disk; when unset it is on where there is neither REDIS_URL nor DATABASE_URL',
  }),
  journalSize: setting({
    env: 'JOURNAL_MB',
    schema: integer(1, 10_000, 32),
    allowed: 'whole MB from 1 to 10000',
    about: 'MB of the journal at which games that are over leave it',
  }),
  beginEmpty: setting({
    env: 'BEGIN_EMPTY',
    schema: z
      .enum(['true', 'false'])
      .default('false')
      .transform((value) => value === 'true'),
    allowed: 'true or false',
    about:
      'true begins without the records that an earlier QRush left in DATA_DIR; they stay there',
  }),
  adminToken: setting({
    env: 'ADMIN_TOKEN',
    schema: z
      .string()
      .min(16)
      .max(200)
      .refine((token) => !isWeak(token))
      .optional(),
    allowed: '16 to 200 characters that are hard to guess, such as those of "openssl rand -hex 24"',
    about: 'token for /admin and the REST API; made up at start (and printed) in development',
    secret: true,
  }),
  secret: setting({
    env: 'SECRET',
    schema: secrets,
    allowed: '32 to 200 characters; several, separated by commas, while one replaces another',
    about:
      'key that signs player and host tokens, the newest first; kept in DATA_DIR when unset in development',
    secret: true,
  }),
  publicUrl: setting({
    env: 'PUBLIC_URL',
    schema: publicUrl,
    allowed: 'an http or https URL without user, query and fragment',
    about: 'address under which players reach the server, for links and QR codes',
  }),
  origins: setting({
    env: 'ORIGINS',
    schema: origins,
    allowed:
      'origins such as https://quiz.example or capacitor://localhost, separated by commas; null for pages without one, * for all',
    about: 'further origins whose pages and apps may open sockets here, and call the REST API',
  }),
  trustProxy: setting({
    env: 'TRUST_PROXY',
    schema: z
      .enum(['true', 'false'])
      .default('false')
      .transform((value) => value === 'true'),
    allowed: 'true or false',
    about: 'take the client address from X-Forwarded-For (only behind a proxy of yours)',
  }),
  unlimitedAddresses: setting({
    env: 'UNLIMITED_ADDRESSES',
    schema: list.refine((all) => all.every(isAddressRange)),
    allowed: 'IP addresses and ranges such as 10.0.0.0/8, separated by commas',
    about: 'clients that no limit by address holds for, such as a load test',
  }),
  logLevel: setting({
    env: 'LOG_LEVEL',
    schema: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
    allowed: 'fatal, error, warn, info, debug, trace or silent',
    about: 'least severe log line that is written',
  }),
  answerGrace: setting({
    env: 'ANSWER_GRACE',
    schema: integer(0, 10_000, 300),
    allowed: 'whole ms from 0 to 10000',
    about: 'ms after the deadline in which an answer still counts, for the way through the network',
  }),
  presenceGrace: setting({
    env: 'PRESENCE_GRACE',
    schema: integer(0, 600_000, 5000),
    allowed: 'whole ms from 0 to 600000',
    about: 'ms a player who lost the connection is still waited for',
  }),
  lobbyGrace: setting({
    env: 'LOBBY_GRACE',
    schema: integer(0, 3_600_000, 60_000),
    allowed: 'whole ms from 0 to 3600000',
    about:
      'ms after which a player who is gone from the lobby is out, counted from PRESENCE_GRACE on',
  }),
  gameTtl: setting({
    env: 'GAME_TTL',
    schema: integer(1, 604_800, 3600),
    allowed: 'whole seconds from 1 to 604800',
    about: 'seconds a finished game stays in live state, for players who come back late',
  }),
  historyDays: setting({
    env: 'HISTORY_DAYS',
    schema: z.string().regex(/^\d+$/).transform(Number).pipe(z.int().min(1).max(36_500)).optional(),
    allowed: 'whole days from 1 to 36500',
    about:
      "days after which a finished game is deleted, with its players' names and answers; kept for ever when unset",
  }),
  webhookUrls: setting({
    env: 'WEBHOOK_URLS',
    schema: list.refine((all) => all.length <= MOST_WEBHOOKS && all.every(isWebhook)),
    allowed: `up to ${MOST_WEBHOOKS} https URLs without a password, separated by commas; with WEBHOOK_PRIVATE=on http ones, too`,
    about: 'addresses that are told when a game is over',
    secret: true,
  }),
  webhookSecret: setting({
    env: 'WEBHOOK_SECRET',
    schema: list.refine((all) => all.every((key) => WEBHOOK_KEY.test(key))),
    allowed:
      'whsec_ and 24 to 64 bytes in base64, as those of "openssl rand -base64 32"; several, separated by commas, while one replaces another',
    about: 'key that signs what WEBHOOK_URLS are told; they need it',
    secret: true,
  }),
  webhookPrivate: setting({
    env: 'WEBHOOK_PRIVATE',
    schema: z.enum(['on', 'off']).default('off'),
    allowed: 'on or off',
    about: 'whether WEBHOOK_URLS may lead to this machine and private networks, and be http',
  }),
  scoringThreads: setting({
    env: 'SCORING_THREADS',
    schema: integer(0, 64, 0),
    allowed: 'a whole number from 0 to 64; 0 is one per core, shared out among the WORKERS',
    about: 'threads of the scoring pool',
  }),
  workers: setting({
    env: 'WORKERS',
    schema: integer(1, 1024, 1),
    allowed: 'a whole number from 1 to 1024',
    about: 'processes that serve on this host: they share its database connections',
  }),
  instance: setting({
    env: 'NODE_APP_INSTANCE',
    schema: integer(0, 1023, 0),
    allowed: 'a whole number from 0 to 1023',
    about: 'which of the WORKERS this process is; PM2 sets it',
  }),
  redisUrl: setting({
    env: 'REDIS_URL',
    schema: redisUrl,
    allowed: 'redis:// or rediss:// URLs, the nodes of a cluster separated by commas',
    about: 'Redis 7 for live state, so that many processes serve one game; in memory when unset',
    secret: true,
  }),
  redisStateUrl: setting({
    env: 'REDIS_STATE_URL',
    schema: redisUrl,
    allowed: 'as REDIS_URL',
    about: 'another Redis for games and timers',
    secret: true,
  }),
  redisAdapterUrl: setting({
    env: 'REDIS_ADAPTER_URL',
    schema: redisUrl,
    allowed: 'as REDIS_URL',
    about: 'another Redis for what processes tell each other',
    secret: true,
  }),
  redisQueueUrl: setting({
    env: 'REDIS_QUEUE_URL',
    schema: redisUrl,
    allowed: 'one redis:// or rediss:// URL; no cluster',
    about:
      'another Redis for jobs and messages on their way out; needed when REDIS_URL is a cluster',
    secret: true,
  }),
  redisSessionUrl: setting({
    env: 'REDIS_SESSION_URL',
    schema: redisUrl,
    allowed: 'as REDIS_URL',
    about: 'another Redis for what makes tokens void: bans, and host tokens that were replaced',
    secret: true,
  }),
  redisPrefix: setting({
    env: 'REDIS_PREFIX',
    schema: z
      .string()
      .regex(/^[A-Za-z0-9:_.-]{1,50}$/)
      .default('qrush:'),
    allowed: 'up to 50 letters, digits and :_.-',
    about: 'what all keys in Redis begin with; servers of one prefix share their games',
  }),
  databaseUrl: setting({
    env: 'DATABASE_URL',
    schema: url(/^postgres(ql)?$/),
    allowed: 'a postgres:// URL',
    about: 'PostgreSQL for quizzes and finished games; in DATA_DIR when unset',
    secret: true,
  }),
  databaseReplicaUrls: setting({
    env: 'DATABASE_REPLICA_URLS',
    schema: urls(/^postgres(ql)?$/),
    allowed: 'postgres:// URLs, separated by commas',
    about: 'read replicas of that database',
    secret: true,
  }),
  databasePool: setting({
    env: 'DATABASE_POOL',
    schema: integer(2, 10_000, 100),
    allowed: 'a whole number from 2 to 10000',
    about: 'connections to PostgreSQL of this host, divided among its WORKERS',
  }),
  mediaPicture: setting({
    env: 'MEDIA_PICTURE_MB',
    schema: integer(1, 100, 10),
    allowed: 'whole MB from 1 to 100',
    about: 'MB that an uploaded picture may have; it is stored smaller',
  }),
  mediaAudio: setting({
    env: 'MEDIA_AUDIO_MB',
    schema: integer(1, 500, 10),
    allowed: 'whole MB from 1 to 500',
    about: 'MB that an uploaded sound may have',
  }),
  mediaVideo: setting({
    env: 'MEDIA_VIDEO_MB',
    schema: integer(1, 500, 50),
    allowed: 'whole MB from 1 to 500',
    about: 'MB that an uploaded video may have',
  }),
  mediaTotal: setting({
    env: 'MEDIA_TOTAL_MB',
    schema: integer(1, 10_000_000, 2000),
    allowed: 'whole MB from 1 to 10000000',
    about: 'MB that all uploaded pictures, sounds and videos may take together',
  }),
  mediaFetch: setting({
    env: 'MEDIA_FETCH',
    schema: z.enum(['on', 'off']).optional(),
    allowed: 'on or off',
    about:
      'whether an import fetches the pictures that a file names by https, from public addresses only, and keeps them; when unset it does where there is no REDIS_URL',
  }),
  mediaS3Url: setting({
    env: 'MEDIA_S3_URL',
    schema: publicUrl,
    allowed:
      'the http or https URL of a bucket, such as https://s3.eu-central-1.amazonaws.com/quiz',
    about:
      'a bucket that speaks S3, for uploaded pictures, sounds and videos; in DATA_DIR/media when unset',
  }),
  mediaS3Region: setting({
    env: 'MEDIA_S3_REGION',
    schema: z
      .string()
      .regex(/^[a-z0-9-]{1,40}$/)
      .default('us-east-1'),
    allowed: 'a region such as eu-central-1, or auto',
    about: 'the region of that bucket',
  }),
  mediaS3KeyId: setting({
    env: 'MEDIA_S3_KEY_ID',
    schema: z.string().min(1).max(200).optional(),
    allowed: 'the id of an access key',
    about: 'the access key for that bucket, which may read, write, list and delete there',
    secret: true,
  }),
  mediaS3Secret: setting({
    env: 'MEDIA_S3_SECRET',
    schema: z.string().min(1).max(400).optional(),
    allowed: 'the secret of that access key',
    about: 'the secret of that access key',
    secret: true,
  }),
  plugins: setting({
    env: 'PLUGINS',
    schema: list,
    allowed:
      'paths of modules, and names of built-in plugins with a - in front, separated by commas',
    about: 'plugins to load besides the built-in ones, and built-in ones to leave out',
  }),
  pluginConfig: setting({
    env: 'PLUGIN_CONFIG',
    schema: z
      .string()
      .transform((value, context): unknown => {
        try {
          return JSON.parse(value);
        } catch {
          context.addIssue('not JSON');
          return z.NEVER;
        }
      })
      .pipe(z.record(z.string(), z.unknown()))
      .default({}),
    allowed: 'a JSON object with a key per plugin, such as {"nickname-filter":{"words":["x"]}}',
    about: "plugins' own settings",
  }),
} as const;

export type SettingName = keyof typeof SETTINGS;

/** All settings, validated; and what is given for those of plugins. */
export type Settings = ValuesOf<typeof SETTINGS> & {
  /** By variable, as it is given: a plugin's own settings are read when it is loaded. */
  readonly pluginEnv: Readonly<Record<string, string | undefined>>;
};
