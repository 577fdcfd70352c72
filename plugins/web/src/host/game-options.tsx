import { DeskIcon } from '../components/desk-icon.tsx';
import type { ModeSummary } from './api.ts';
import { ModeOptions } from './mode-options.tsx';

/** How the next game is played. */
export interface Choices {
  /** The name of a mode; undefined until one is chosen: the first one. */
  mode: string | undefined;
  /** Seconds before the first question. */
  countdown: number;
  /** Whether reveals move on by themselves, and after how many seconds. */
  autoAdvance: boolean;
  autoAdvanceAfter: number;
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
  approveNames: false,
  friendlyNames: false,
  waves: true,
  modeOptions: {},
};

/** The mode to play: the server lists its default first. */
export const modeOf = (choices: Choices, modes: ModeSummary[]): ModeSummary | undefined =>
  modes.find(({ name }) => name === choices.mode) ?? modes[0];

/** The choices as `POST /api/games` takes them. */
export function optionsOf(choices: Choices, modes: ModeSummary[]): Record<string, unknown> {
  const mode = modeOf(choices, modes);
  const known = Object.keys(mode?.options.properties ?? {});
  const ofMode = Object.entries(choices.modeOptions).filter(([name]) => known.includes(name));
  return {
    countdown: choices.countdown,
    autoAdvance: choices.autoAdvance ? choices.autoAdvanceAfter : null,
    approveNames: choices.approveNames,
    friendlyNames: choices.friendlyNames,
    waves: choices.waves,
    ...Object.fromEntries(ofMode),
  };
}

interface Props {
  choices: Choices;
  modes: ModeSummary[];
  onChange(choices: Choices): void;
}

export function GameOptions({ choices, modes, onChange }: Props) {
  const change = (changes: Partial<Choices>) => onChange({ ...choices, ...changes });
  const mode = modeOf(choices, modes);
  return (
    <details class="game-options">
      <summary>
        <DeskIcon name="list" /> Game options
      </summary>
      <div class="game-options-fields">
        {modes.length > 1 && (
          <div class="field">
            <label for="mode">Game mode</label>
            <select
              id="mode"
              class="input"
              value={mode?.name}
              onChange={(event) => change({ mode: event.currentTarget.value, modeOptions: {} })}
            >
              {modes.map(({ name, title }) => (
                <option key={name} value={name}>
                  {title}
                </option>
              ))}
            </select>
          </div>
        )}
        <Seconds
          id="countdown"
          label="Countdown before the first question"
          max={60}
          value={choices.countdown}
          onChange={(countdown) => change({ countdown })}
        />
        <div class="field">
          <label class="switch">
            <input
              type="checkbox"
              checked={choices.autoAdvance}
              onChange={(event) => change({ autoAdvance: event.currentTarget.checked })}
            />
            Go on after each answer without me
          </label>
          {choices.autoAdvance && (
            <Seconds
              id="auto-advance"
              label="Time to look at the answer"
              max={600}
              value={choices.autoAdvanceAfter}
              onChange={(autoAdvanceAfter) => change({ autoAdvanceAfter })}
            />
          )}
        </div>
        <div class="field">
          <label class="switch">
            <input
              type="checkbox"
              checked={choices.approveNames}
              onChange={(event) => change({ approveNames: event.currentTarget.checked })}
            />
            Ask me before anybody joins
          </label>
          <label class="switch">
            <input
              type="checkbox"
              checked={choices.friendlyNames}
              onChange={(event) => change({ friendlyNames: event.currentTarget.checked })}
            />
            Give everybody a friendly name, such as “Brave Otter”
          </label>
          <label class="switch">
            <input
              type="checkbox"
              checked={choices.waves}
              onChange={(event) => change({ waves: event.currentTarget.checked })}
            />
            Let players wave to the room
          </label>
        </div>
        {mode && (
          <ModeOptions
            mode={mode}
            values={choices.modeOptions}
            onChange={(modeOptions) => change({ modeOptions })}
          />
        )}
      </div>
    </details>
  );
}

interface SecondsProps {
  id: string;
  label: string;
  max: number;
  value: number;
  onChange(seconds: number): void;
}

function Seconds({ id, label, max, value, onChange }: SecondsProps) {
  return (
    <div class="field">
      <label for={id}>{label} (seconds)</label>
      <input
        id={id}
        class="input digits"
        type="number"
        min={0}
        max={max}
        value={value}
        onInput={({ currentTarget: { valueAsNumber } }) => {
          if (Number.isFinite(valueAsNumber)) onChange(valueAsNumber);
        }}
      />
    </div>
  );
}
