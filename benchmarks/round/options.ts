import { readOptions, wholeNumber, wholeNumbers } from '../report/options.ts';
import { SUBJECT_NAMES, type SubjectName } from './subjects.ts';

export interface Plan {
  quick: boolean;
  subjects: SubjectName[];
  /** Sizes of the game. */
  players: number[];
  runs: number;
  /** Whether one more round of each is played for a flame graph. */
  flames: boolean;
}

/** Reads what to measure from the command line. @throws RangeError with what is wrong */
export function readPlan(): Plan {
  const options = readOptions(
    'Plays the same trivia round on QRush and its peers by turns, and compares: about ten minutes.\nExits with 1 when a ratio is over its target.',
    {
      quick: {
        about:
          'QRush against bare Socket.IO with 500 players, then the footprint: under three minutes',
      },
      subjects: { default: '', value: 'A,B', about: `of ${SUBJECT_NAMES.join(', ')}; all` },
      players: { default: '', value: 'N,N', about: 'sizes of the game; 500,2000,8000' },
      runs: { default: '3', about: 'how often each is measured' },
      flames: { about: 'one more round of each, for a flame graph in benchmarks/results/flames' },
    },
  );
  const { quick, flames } = options;
  const names = options.subjects || (quick ? 'qrush,socket.io' : SUBJECT_NAMES.join(','));
  return {
    quick,
    flames,
    subjects: names.split(',').map(subjectOf),
    players: wholeNumbers(options.players || (quick ? '500' : '500,2000,8000')),
    runs: wholeNumber(options.runs),
  };
}

function subjectOf(name: string): SubjectName {
  const found = SUBJECT_NAMES.find((subject) => subject === name.trim());
  if (!found) throw new RangeError(`"${name}": there are ${SUBJECT_NAMES.join(', ')}`);
  return found;
}
