/** Every step of the big screen by its name. */
import { questions } from './questions.ts';
import type { Room } from './screen-room.ts';

interface Step {
  name: string;
  show(room: Room): Promise<unknown>;
}

interface Round {
  name: string;
  quiz: unknown;
  players: number;
  /** Of the game. */
  options?: object;
  steps: Step[];
}

const seen = (name: string, selector: string): Step => ({
  name,
  show: (room) => room.seen(selector),
});

const command = (
  name: string,
  command: Parameters<Room['host']['command']>[0],
  selector: string,
): Step => ({
  name,
  async show(room) {
    await room.host.command(command);
    await room.seen(selector);
  },
});

const LONG =
  'In the autumn of 1859 an English amateur astronomer was drawing a group of sunspots that he had projected onto a screen when two patches of intensely bright white light broke out in front of him, grew for a minute and faded again; within a day, compasses swung, telegraph operators got shocks from their keys, paper caught fire, and people in the Caribbean read newspapers at night by the light of auroras. Which of these statements best explains how the flash that he saw and the storm that followed are linked?'.slice(
    0,
    500,
  );

const TEN = [
  'The flash was light of a flare; the cloud of charged gas thrown out with it came seventeen hours late',
  'A comet had fallen into the Sun, and its tail of dust swept across the Earth during the following night',
  'The sunspots themselves broke away from the surface, flew to the Earth and were caught by its two poles',
  'Light from the flash travelled slowly through the ether and reached our planet almost one full day later',
  'The Moon focused the light of the flash onto the northern hemisphere, where it heated the telegraph wires',
  'Nothing links them: the storm came from the Earth’s core, and both happened by chance in one single week',
  'The solar wind stopped for a day; without its pressure the Earth’s own field expanded and then collapsed',
  'A nearby star had exploded; its light arrived first, and its slower dust lit up the sky the next evening',
  'Volcanic ash of that summer carried electric charge, and the flash merely showed it to everyone on Earth',
  'The telegraph network itself made the aurora: its currents rose into the air when the Sun heated the wire',
].map((text) => text.slice(0, 100));

const quizOf = (all: object[]) => ({
  title: 'First night of the long winter quiz',
  questions: all.map((question) => ({ limit: 300, ...question })),
});

const lobby = (players: number): Round => ({
  name: `lobby-${String(players).padStart(3, '0')}`,
  quiz: quizOf([questions.four]),
  players,
  steps: [seen('open', players === 0 ? '.ghost' : '.face')],
});

export const lobbies: Round[] = [
  lobby(0),
  lobby(3),
  lobby(9),
  {
    ...lobby(40),
    steps: [
      ...lobby(40).steps,
      {
        name: 'shut',
        async show(room) {
          await room.host.socket.emitWithAck('lock', { locked: true });
          await room.seen('.shut');
        },
      },
    ],
  },
  lobby(120),
  lobby(300),
];

/** How a round's questions are answered. */
const asked = (
  name: string,
  index: number,
  valueFor: (player: number) => unknown,
  more: Step[] = [],
): Step[] => [
  {
    name,
    async show(room) {
      await room.host.command(index === 0 ? 'skip' : 'next');
      await room.seen('.question, .typed');
      // All but a few: nobody wants the question to close.
      await room.answer(index, (at) => (at > 20 ? undefined : valueFor(at)));
    },
  },
  ...more,
  {
    name: `${name}-answer`,
    async show(room) {
      await room.host.command('skip');
      await room.seen('.reveal');
    },
  },
];

/** The same where the question has been read. */
const read = (name: string, index: number, valueFor: (player: number) => unknown): Step[] => [
  {
    name,
    async show(room) {
      await room.host.command('skip');
      await room.seen('.question, .typed');
      await room.answer(index, (at) => (at > 10 ? undefined : valueFor(at)));
    },
  },
  command(`${name}-answer`, 'skip', '.reveal'),
];

const WHY =
  'All four giant planets have rings, but Saturn’s are the only ones a small telescope shows. They are 280,000 km wide and in most places only about ten metres thick: billions of pieces of nearly pure water ice.';

const spread = (at: number) => [2, 2, 1, 2, 0, 2, 3][at % 7];

export const rounds: Round[] = [
  {
    name: 'round',
    quiz: quizOf([
      questions.four,
      questions.four,
      { ...questions.ten, text: LONG, options: TEN },
      questions.picture,
      questions.pictures,
      questions.two,
      questions.several,
      questions.text,
      questions.number,
      questions.order,
      questions.match,
      questions.point,
      questions.german,
      questions.arabic,
      { ...questions.picture, text: LONG, options: TEN },
    ]),
    players: 40,
    steps: [
      command('get-ready', 'start', '.count'),
      ...asked('four', 0, spread, [
        command('paused', 'pause', '.paused-title'),
        command('resumed', 'resume', '.question'),
      ]),
      seen('board', '.board'),
      ...asked('again', 1, (at) => (at % 3 === 0 ? 0 : 2)),
      seen('board-moved', '.board'),
      ...asked('long', 2, (at) => (at * 7) % 10),
      ...asked('picture', 3, spread),
      ...asked('pictures', 4, (at) => at % 4),
      ...asked('two', 5, (at) => (at % 3 === 0 ? 0 : 1)),
      ...asked('several', 6, (at) => [at % 5, (at + 2) % 5].sort()),
      ...asked('text', 7, (at) => ['Istanbul', 'Istanbul', 'Ankara', 'Athens', 'Istambul'][at % 5]),
      ...asked('number', 8, (at) => [8849, 8849, 8000, 4000][at % 4]),
      ...asked('order', 9, (at) => (at % 2 ? [0, 1, 2, 3, 4] : [1, 0, 2, 3, 4])),
      ...asked('match', 10, (at) => (at % 2 ? [0, 1, 2, 3] : [1, 0, 2, 3])),
      ...asked('point', 11, () => [0.5, 0.55]),
      ...asked('german', 12, spread),
      ...asked('arabic', 13, spread),
      ...asked('picture-long', 14, (at) => at % 10),
      command('podium', 'next', '.rest'),
    ],
  },
  {
    name: 'paced',
    quiz: quizOf([
      { ...questions.four, category: 'The sky above us', points: 2000, explanation: WHY },
      { ...questions.picture, explanation: WHY },
      { ...questions.ten, text: LONG, options: TEN },
      questions.arabic,
      questions.point,
    ]),
    players: 12,
    options: { reading: 60, board: true },
    steps: [
      command('get-ready', 'start', '.count'),
      command('card', 'skip', '.question-card'),
      seen('reading', '.reading'),
      ...read('four', 0, spread),
      command('explanation', 'board', '.why-step'),
      command('board', 'board', '.board'),
      command('card-plain', 'next', '.question-card'),
      seen('reading-picture', '.reading'),
      ...read('picture', 1, (at) => (at < 6 ? 0 : 1)),
      command('explanation-picture', 'board', '.why-step'),
      command('board-moved', 'board', '.board'),
      command('card-long', 'next', '.question-card'),
      seen('reading-long', '.reading'),
      ...read('long', 2, (at) => at % 10),
      command('card-arabic', 'next', '.question-card'),
      seen('reading-arabic', '.reading'),
      ...read('arabic', 3, spread),
      command('card-point', 'next', '.question-card'),
      seen('reading-point', '.reading'),
    ],
  },
  {
    name: 'tied',
    quiz: quizOf([questions.two]),
    players: 3,
    steps: [
      {
        name: 'nobody',
        async show(room) {
          await room.host.command('start');
          await room.host.command('skip');
          await room.host.command('end');
          await room.seen('.centre h1');
        },
      },
    ],
  },
];
