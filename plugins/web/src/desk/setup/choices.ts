import type { ModeSummary } from '../api/games.ts';

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
  /** Makes the time of each question longer or shorter: 1 leaves it as it is. */
  timeFactor: number;
  /** Whether the host lets each name in. */
  approveNames: boolean;
  /** Whether the server gives the names. */
  friendlyNames: boolean;
  /** Whether players may wave to the room. */
  waves: boolean;
  /** The mode's own options. */
  modeOptions: Record<string, unknown>;
}

export const initialChoices: Choices = {
  mode: undefined,
  countdown: 3,
  autoAdvance: false,
  autoAdvanceAfter: 8,
  board: true,
  timeFactor: 1,
  approveNames: false,
  friendlyNames: false,
  waves: true,
  modeOptions: {},
};

/** The mode to play: the server lists its default first. */
export const modeOf = (choices: Choices, modes: ModeSummary[]): ModeSummary | undefined =>
  modes.find(({ name }) => name === choices.mode) ?? modes[0];

/** The choices as `POST /api/games` takes them. What the mode does not know any more is left out. */
export function optionsOf(choices: Choices, modes: ModeSummary[]): Record<string, unknown> {
  const known = Object.keys(modeOf(choices, modes)?.options.properties ?? {});
  const ofMode = Object.entries(choices.modeOptions).filter(([name]) => known.includes(name));
  return {
    countdown: choices.countdown,
    autoAdvance: choices.autoAdvance ? choices.autoAdvanceAfter : null,
    board: choices.board,
    timeFactor: choices.timeFactor,
    approveNames: choices.approveNames,
    friendlyNames: choices.friendlyNames,
    waves: choices.waves,
    ...Object.fromEntries(ofMode),
  };
}

/** Choices as they were kept, by whichever version: what does not fit is as at first. */
export function choicesFrom(kept: unknown): Choices {
  const given = (typeof kept === 'object' && kept !== null ? kept : {}) as Record<string, unknown>;
  const fits = Object.entries(initialChoices).map(([name, initial]) => {
    const value = given[name];
    const isFit = name === 'mode' ? typeof value === 'string' : typeof value === typeof initial;
    return [name, isFit && value !== null ? value : initial];
  });
  return Object.fromEntries(fits) as unknown as Choices;
}
