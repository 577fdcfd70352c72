/** A plugin's possible bugs, and the result that each must have. */

export interface Case {
  name: string;
  group: 'mode' | 'type' | 'hook' | 'start';
  about: string;
  /** Modes of the games in which it happens, one game each. */
  modes?: string[];
  /** The option of the mode that says which bug. */
  does?: string;
  /** The bug of the question type, as in `label throws`. */
  bug?: string;
  /** The plugin's config. */
  config?: { hook: string; does?: string };
  players?: number;
  /** It keeps the main thread busy for a while: others wait that long, and the plugin is named. */
  busy?: true;
  /** The plugin is told apart: its mode or type rests, and the host knows. */
  rests?: true;
  /** The process ends before it serves anybody. */
  ends?: true;
}

const mode = (name: string, about: string, more: Partial<Case> = {}): Case => ({
  name: `score ${name}`,
  group: 'mode',
  about,
  modes: ['bad'],
  does: name,
  ...more,
});
const type = (bug: string, about: string, more: Partial<Case> = {}): Case => ({
  name: bug,
  group: 'type',
  about,
  bug,
  ...more,
});
const hook = (name: string, does: string, about: string, more: Partial<Case> = {}): Case => ({
  name: `${name} ${does}`,
  group: 'hook',
  about,
  config: { hook: name, does },
  ...more,
});

const rests = { rests: true } as const;

export const CASES: readonly Case[] = [
  mode('throws', 'score() throws each time'),
  mode('throws-one', 'score() throws for one answer'),
  mode('nothing', 'score() gives undefined'),
  mode('loop-one', 'score() loops for one answer', rests),
  mode('loop', 'score() loops', rests),
  mode('loop', 'score() loops, 10 players', { name: 'score loop, 10', players: 10, ...rests }),
  mode('loop', 'two modes loop, each on a thread', {
    name: 'two loops',
    modes: ['bad', 'worse'],
    ...rests,
  }),
  mode('loop', 'score() loops in a mode that says it is quick', {
    name: 'quick loop',
    modes: ['quick'],
    ...rests,
  }),
  mode('heap', 'score() fills the heap', rests),
  mode('buffers', 'score() fills the memory with buffers', rests),
  mode('exit', 'score() calls process.exit', rests),
  mode('nan', 'score() gives NaN'),
  mode('huge', 'score() gives a thousand million'),
  mode('fraction', 'score() gives fractions'),
  mode('text', 'score() gives a text'),
  mode('promise', 'score() is async'),
  type('grade loop', 'grade() loops', rests),
  type('grade NaN', 'grade() gives NaN'),
  type('grade 7', 'grade() gives 7'),
  type('grade throws', 'grade() throws'),
  type('grade promise', 'grade() is async'),
  type('label throws', 'label() throws'),
  type('form throws', 'form() throws'),
  type('correct throws', 'correct() throws'),
  type('correctText throws', 'correctText() throws'),
  type('parse busy', 'parse() takes 3 s of the main thread', { busy: true }),
  hook('join', 'throws', 'deciding about a join throws'),
  hook('join', 'never', 'deciding about a join never comes back'),
  hook('join', 'busy', 'deciding about a join takes 3 s of the main thread', { busy: true }),
  ...[
    'game:created',
    'answer:accepted',
    'question:opened',
    'question:revealed',
    'game:finished',
  ].flatMap((name) => [
    hook(name, 'throws', `an observer of ${name} throws`),
    hook(name, 'never', `an observer of ${name} never comes back`),
  ]),
  hook('player:joined', 'later', 'throws in a setTimeout'),
  hook('player:joined', 'rejects', 'a rejection that nobody caught'),
  hook('deliver', 'never', 'a channel never takes a delivery'),
  {
    name: 'setup loop',
    group: 'start',
    about: 'setup() loops: the process ends',
    config: { hook: 'setup' },
    ends: true,
  },
];

/** Those of these names or groups. @throws Error for one that there is not */
export function selected(names: string[]): Case[] {
  for (const name of names)
    if (!CASES.some((one) => one.name === name || one.group === name))
      throw new Error(`there is no case "${name}"; --list names them`);
  return CASES.filter((one) => names.includes(one.name) || names.includes(one.group));
}
