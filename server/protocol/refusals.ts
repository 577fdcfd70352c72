/** With which errors the events of clients may be refused, besides those that any event may get. */
import type { ErrorCode } from './errors.ts';
import { hostCommands } from './host-commands.ts';
import type { hostRequests, playRequests } from './requests.ts';

/** Errors that any event may get. */
export const ANY_EVENT = [
  'BAD_PAYLOAD',
  'PAYLOAD_TOO_LARGE',
  'UNKNOWN_EVENT',
  'RATE_LIMITED',
  'UNAVAILABLE',
  'SHUTTING_DOWN',
  'INTERNAL',
] as const satisfies ErrorCode[];

type Own = Exclude<ErrorCode, Exclude<(typeof ANY_EVENT)[number], 'BAD_PAYLOAD'>>;

export const playRefusals: Record<keyof typeof playRequests, Own[]> = {
  join: [
    'GAME_NOT_FOUND',
    'NICKNAME_TAKEN',
    'NICKNAME_REJECTED',
    'WAITING_FOR_HOST',
    'CHANNEL_CLOSED',
    'GAME_LOCKED',
    'GAME_FULL',
    'GAME_FINISHED',
    'BAD_TOKEN',
    'KICKED',
  ],
  answer: [
    'NOT_JOINED',
    'PLAYER_NOT_FOUND',
    'QUESTION_UNKNOWN',
    'QUESTION_NOT_OPEN',
    'QUESTION_CLOSED',
    'ALREADY_ANSWERED',
    'GAME_PAUSED',
    'ELIMINATED',
    'NOT_YOUR_TURN',
    'BAD_PAYLOAD',
  ],
  read: ['NOT_JOINED', 'QUESTION_NOT_OPEN', 'BAD_PAYLOAD'],
  sync: ['NOT_JOINED', 'PLAYER_NOT_FOUND'],
  loaded: ['NOT_JOINED'],
  face: ['NOT_JOINED', 'PLAYER_NOT_FOUND'],
  wave: ['NOT_JOINED', 'WAVES_OFF'],
  choose: ['NOT_JOINED', 'PLAYER_NOT_FOUND', 'WRONG_PHASE', 'BAD_PAYLOAD'],
  review: ['NOT_JOINED', 'PLAYER_NOT_FOUND', 'WRONG_PHASE'],
};

/** Commands are given by the host who steers, at a point where they fit. */
const COMMAND: Own[] = ['NOT_HOST', 'WRONG_PHASE'];

export const hostRefusals: Record<keyof typeof hostRequests, Own[]> = {
  attach: ['NOT_HOST', 'GAME_NOT_FOUND'],
  screen: ['NOT_HOST'],
  follow: ['BAD_TOKEN', 'GAME_NOT_FOUND'],
  sync: ['NOT_HOST'],
  loaded: ['NOT_HOST'],
  script: ['NOT_HOST'],
  awaited: ['NOT_HOST', 'QUESTION_NOT_OPEN'],
  sound: ['NOT_HOST'],
  ...(Object.fromEntries(Object.keys(hostCommands).map((name) => [name, COMMAND])) as Record<
    keyof typeof hostCommands,
    Own[]
  >),
  kick: ['NOT_HOST', 'PLAYER_NOT_FOUND'],
  time: ['NOT_HOST', 'PLAYER_NOT_FOUND', 'WRONG_PHASE', 'BAD_PAYLOAD'],
  unban: ['NOT_HOST'],
  admit: ['NOT_HOST', 'PLAYER_NOT_FOUND'],
  hide: ['NOT_HOST', 'WRONG_PHASE', 'QUESTION_UNKNOWN', 'BAD_PAYLOAD'],
  judge: ['NOT_HOST', 'WRONG_PHASE', 'QUESTION_UNKNOWN', 'BAD_PAYLOAD'],
  labels: ['NOT_HOST', 'WRONG_PHASE', 'QUESTION_UNKNOWN', 'BAD_PAYLOAD'],
  sweep: ['NOT_HOST', 'WRONG_PHASE'],
};
