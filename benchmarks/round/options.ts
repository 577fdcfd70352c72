import { parseArgs } from 'node:util';
import { SUBJECT_NAMES, type SubjectName } from './subjects.ts';

export interface Options {
  subjects: SubjectName[];
  players: number[];
  runs: number;
  quick: boolean;
  /** Where CPU profiles of the servers go, if anywhere. */
  profiles: string | undefined;
}

export const HELP = `npm run bench -- [options]

A trivia round on QRush and its peers, in turns: about ten minutes, and a table at the end.
Exits with 1 when a ratio is over its target.

  --quick             QRush against bare Socket.IO, 500 players: under a minute
  --subjects a,b      of ${SUBJECT_NAMES.join(', ')}
  --players 500,2000  sizes of the game
  --runs 3            how often each is measured
  --profiles DIR      writes CPU profiles of the servers (.cpuprofile) there
  --help
`;

/** @throws Error with what is wrong */
export function readOptions(argv: string[]): Options | 'help' {
  const { values } = parseArgs({
    args: argv,
    options: {
      quick: { type: 'boolean', default: false },
      subjects: { type: 'string' },
      players: { type: 'string' },
      runs: { type: 'string' },
      profiles: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return 'help';
  const { quick } = values;
  return {
    quick,
    subjects: listOf(values.subjects ?? (quick ? 'qrush,socket.io' : SUBJECT_NAMES.join(','))).map(
      subjectOf,
    ),
    players: listOf(values.players ?? (quick ? '500' : '500,2000,8000')).map(numberOf),
    runs: numberOf(values.runs ?? '3'),
    profiles: values.profiles,
  };
}

const listOf = (text: string) => text.split(',').map((entry) => entry.trim());

function numberOf(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1)
    throw new Error(`${text}: expected a whole number from 1`);
  return number;
}

function subjectOf(name: string): SubjectName {
  const found = SUBJECT_NAMES.find((subject) => subject === name);
  if (!found) throw new Error(`no subject "${name}"; there are: ${SUBJECT_NAMES.join(', ')}`);
  return found;
}
