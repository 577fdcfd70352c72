import { accuracy } from '../plugins/modes/accuracy/index.ts';
import { buzzer } from '../plugins/modes/buzzer/index.ts';
import { classic } from '../plugins/modes/classic.ts';
import { closest } from '../plugins/modes/closest/index.ts';
import { confidence } from '../plugins/modes/confidence/index.ts';
import { double } from '../plugins/modes/double/index.ts';
import { finger } from '../plugins/modes/finger/index.ts';
import { FORMULAS } from '../plugins/modes/formulas.ts';
import { ladder } from '../plugins/modes/ladder/index.ts';
import { minority } from '../plugins/modes/minority/index.ts';
import { poll } from '../plugins/modes/poll/index.ts';
import { ranked } from '../plugins/modes/ranked/index.ts';
import { survival } from '../plugins/modes/survival/index.ts';
import { captain } from '../plugins/modes/teams/captain.ts';
import { teams } from '../plugins/modes/teams/teams.ts';
import { wager } from '../plugins/modes/wager/index.ts';
import type { GameMode } from '../server/engine/mode.ts';
import type { CheckOptions } from './check-mode.ts';

interface Checked extends CheckOptions {
  mode: GameMode;
}

const checked = (mode: object, options: CheckOptions = {}): Checked => ({
  mode: mode as GameMode,
  ...options,
});

/** The modes of this package, with what they take and may be played by. */
export const checkedModes: Checked[] = [
  checked(classic, { options: [{}, ...FORMULAS.map((formula) => ({ formula }))] }),
  checked(ranked, { options: [{}, { others: 1 }] }),
  checked(closest, { forms: ['number'] }),
  checked(minority, { forms: ['pick'] }),
  checked(accuracy),
  checked(ladder, { options: [{}, { seconds: 3, loss: 50 }] }),
  checked(poll),
  checked(finger, { options: [{}, { winners: 3 }] }),
  checked(teams, { options: [{}, { total: 'best', best: 2 }, { names: 'Reds, Blues, Greens' }] }),
  checked(captain, { options: [{}, { teams: 3 }] }),
  checked(wager, { options: [{}, { free: 1, unasked: 0 }] }),
  checked(double),
  checked(confidence),
  checked(buzzer, { options: [{}, { players: 3, wrong: 0 }] }),
  checked(survival, { options: [{}, { lives: 1 }, { lives: 2 }] }),
];
