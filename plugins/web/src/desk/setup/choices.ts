import { BROWSER } from '../../game/ways.ts';
import type { ChannelSummary, ModeSummary } from '../api/games.ts';

/** How a game is played. */
export interface Choices {
  /** The name of a mode; undefined until one is chosen: the first one. */
  mode: string | undefined;
  /** Seconds before the first question. */
  countdown: number;
  /** Whether reveals move on by themselves, and after how many seconds. */
  autoAdvance: boolean;
  autoAdvanceAfter: number;
  /** Whether explanation and leaderboard are steps that the host goes to. */
  board: boolean;
  /** Seconds for which a question is read before its options come; `length` goes by its text. */
  reading: string;
  /** Whether a question waits for its picture to come to all. */
  preload: boolean;
  /** Whether browsers show a question when half of the players in chats have it. */
  hold: boolean;
  /** Makes the time of each question longer or shorter: 1 leaves it as it is. */
  timeFactor: number;
  /** Whether the host lets each name in. */
  approveNames: boolean;
  /** Whether the server gives the names. */
  friendlyNames: boolean;
  /** Whether players may wave to the room. */
  waves: boolean;
  /** Names of the channels that people may join by; all, also those to come, while it is empty. */
  channels: string[];
  /** The language of the game's own words; the quiz's when empty. */
  language: string;
  /** The mode's own options. */
  modeOptions: Record<string, unknown>;
}

export const initialChoices: Choices = {
  mode: undefined,
  countdown: 3,
  autoAdvance: false,
  autoAdvanceAfter: 8,
  board: true,
  reading: 'length',
  preload: true,
  hold: false,
  timeFactor: 1,
  approveNames: false,
  friendlyNames: false,
  waves: true,
  channels: [],
  language: '',
  modeOptions: {},
};

/** The mode to play: the server lists its default first. */
export const modeOf = (choices: Choices, modes: ModeSummary[]): ModeSummary | undefined =>
  modes.find(({ name }) => name === choices.mode) ?? modes[0];

/** The channels that are chosen, of those that the server has now: all, where none of them is left. */
export function openOf({ channels }: Choices, all: ChannelSummary[]): ChannelSummary[] {
  const open = all.filter(({ name }) => channels.includes(name));
  return open.length === 0 ? all : open;
}

/** Whether people may join by chats. */
export const hasChats = (open: ChannelSummary[]): boolean =>
  open.some(({ name }) => name !== BROWSER);

/** To try it alone: bots have their names, and nobody to let them in; and they come by the browser. */
export const forTrial = (choices: Choices): Choices => ({
  ...choices,
  approveNames: false,
  friendlyNames: false,
  channels: choices.channels.length === 0 ? [] : [...choices.channels, BROWSER],
});

/**
 * The choices as `POST /api/games` takes them. Choices that the mode or the server no longer knows
 * are left out.
 */
export function optionsOf(
  choices: Choices,
  modes: ModeSummary[],
  channels: ChannelSummary[],
): Record<string, unknown> {
  const open = openOf(choices, channels);
  const known = Object.keys(modeOf(choices, modes)?.options.properties ?? {});
  const ofMode = Object.entries(choices.modeOptions).filter(([name]) => known.includes(name));
  return {
    countdown: choices.countdown,
    autoAdvance: choices.autoAdvance ? choices.autoAdvanceAfter : null,
    board: choices.board,
    reading: Number(choices.reading) >= 0 ? Number(choices.reading) : 'length',
    preload: choices.preload,
    ...(hasChats(open) && choices.hold && { hold: true }),
    timeFactor: choices.timeFactor,
    approveNames: choices.approveNames,
    friendlyNames: choices.friendlyNames,
    waves: choices.waves,
    ...(open.length < channels.length && { channels: open.map(({ name }) => name) }),
    ...(choices.language && { language: choices.language }),
    ...Object.fromEntries(ofMode),
  };
}

/** Whether this is of the type of the other; in a list, all are texts. */
const isLike = (value: unknown, other: unknown): boolean =>
  Array.isArray(other)
    ? Array.isArray(value) && value.every((item) => typeof item === 'string')
    : typeof value === typeof other;

/** Choices as they were kept, by whichever version: what does not fit is as at first. */
export function choicesFrom(kept: unknown): Choices {
  const given = (typeof kept === 'object' && kept !== null ? kept : {}) as Record<string, unknown>;
  const fits = Object.entries(initialChoices).map(([name, initial]) => {
    const value = given[name];
    const isFit = name === 'mode' ? typeof value === 'string' : isLike(value, initial);
    return [name, isFit && value !== null ? value : initial];
  });
  return Object.fromEntries(fits) as unknown as Choices;
}
