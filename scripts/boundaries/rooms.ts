/**
 * Rules about imports. This table is the only place that says so: `npm run docs` writes it into
 * CONTRIBUTING.md and, as lint rules, into biome.json.
 */
export interface Room {
  /** A folder. The rule holds for all files below it, but for those of a room further down. */
  folder: string;
  /** Its content, for CONTRIBUTING.md. */
  about: string;
  /** Folders and files that it may import, besides its own. */
  may: readonly string[];
  /** The way out, for whoever breaks the rule. */
  instead: string;
  /** Whether it stays away from Node's modules, and so from all I/O. */
  pure?: true;
}

const CONTRACT = 'server/plugin.ts';

export const ROOMS: readonly Room[] = [
  {
    folder: 'vocabulary',
    about: 'words of each language that chats, pages, question types and the core share',
    may: [],
    instead: 'It is words only.',
    pure: true,
  },
  {
    folder: 'server/protocol',
    about: 'the wire: events, snapshots, forms, errors, version',
    may: [],
    instead: 'Say it in terms of the wire, or put it where it is used.',
    pure: true,
  },
  {
    folder: 'client',
    about: 'the SDK: how pages, bots and other apps take part; no page, no DOM',
    may: ['server/protocol'],
    instead: 'An SDK knows the wire only: let the app pass what it needs.',
    pure: true,
  },
  {
    folder: 'server/engine',
    about: 'the game as a pure function: states, transitions, and what follows from them',
    may: ['server/protocol'],
    instead: 'Return an effect; server/games performs it.',
    pure: true,
  },
  {
    folder: 'server/store',
    about: 'live state: the contract, the memory store, and the Redis store',
    may: ['server/engine', 'server/protocol', 'server/journal'],
    instead: 'The store decides nothing about the game: let its caller pass what it needs.',
  },
  {
    folder: 'server/journal',
    about: 'what a process alone has in memory, written down so that it outlives the process',
    may: ['server/protocol'],
    instead: 'The journal knows commands and parts, not what they are about.',
  },
  {
    folder: 'server/records',
    about: 'what lasts: quizzes, finished games, migrations; in SQLite or PostgreSQL',
    may: ['server/engine', 'server/protocol'],
    instead: 'Let the caller hand over what is to be kept.',
  },
  {
    folder: 'server/look',
    about: "a host's colours: checked, adjusted, and as a style sheet",
    may: ['server/protocol'],
    instead: 'It reckons with colours only: let the caller store and serve them.',
    pure: true,
  },
  {
    folder: 'server/sessions',
    about: 'bans, host tokens, and who waits to be let in',
    may: ['server/protocol', 'server/store', 'server/journal'],
    instead: 'Ask for it in a parameter.',
  },
  {
    folder: 'server/jobs',
    about: 'work that outlives a process, in queues',
    may: ['server/protocol', 'server/within.ts', 'server/journal'],
    instead: 'A job is handed what it works with by its owner.',
  },
  {
    folder: 'server/formats',
    about: 'quizzes as files: the contract of formats, and the threads in which they are read',
    may: ['server/engine', 'server/protocol', 'server/media', 'server/registry.ts', 'vocabulary'],
    instead: 'A format is a plugin; what an import needs of the server is handed to it.',
  },
  {
    folder: 'server/media',
    about:
      'pictures, sounds and videos of quizzes: what is taken, what becomes of it, and where it is kept',
    may: ['server/protocol', 'server/outside', 'server/secrets.ts', 'config'],
    instead: 'It knows files, and no quiz: let the caller pass what it needs.',
  },
  {
    folder: 'server/rich',
    about:
      'texts that are marked up: rendered in a thread when a quiz is stored, and put into words',
    may: ['server/engine', 'server/protocol'],
    instead: 'A text is rendered without knowing what it is for.',
  },
  {
    folder: 'server/games',
    about: 'runs games: commits, effects, scoring, views, archive',
    may: [
      'server/engine',
      'server/protocol',
      'server/store',
      'server/records',
      'server/sessions',
      'server/jobs',
      'server/journal',
      'server/hooks.ts',
      'server/registry.ts',
      'server/rich',
      'server/services.ts',
      'server/within.ts',
    ],
    instead: 'Offer it in games/contract.ts, or tell it as a delivery: edges come to the games.',
  },
  {
    folder: 'server/quizzes',
    about: 'what hosts keep: quizzes made, edited, found, thrown away and brought back',
    may: [
      'server/engine',
      'server/protocol',
      'server/records',
      'server/formats',
      'server/games',
      'server/registry.ts',
      'server/rich',
    ],
    instead: 'A quiz is data here; what a request says is read in server/http.',
  },
  {
    folder: 'server/outside',
    about: 'where connections to other servers may go',
    may: ['config'],
    instead: 'It knows addresses only.',
  },
  {
    folder: 'server/webhooks',
    about: 'what is told to other servers by itself, signed and until they take it',
    may: ['server/protocol', 'server/records', 'server/jobs', 'server/outside', 'config'],
    instead: 'What is told is made elsewhere, and handed to it.',
  },
  {
    folder: 'server/reports',
    about: 'how games went that are over: parts of reports, and files',
    may: [
      'server/engine',
      'server/protocol',
      'server/records',
      'server/games',
      'server/registry.ts',
      'server/services.ts',
    ],
    instead: 'A report is data here; what a request says is read in server/http.',
  },
  {
    folder: 'plugins/web/src',
    about: 'the pages, in the browser',
    may: ['client', 'server/protocol'],
    instead: 'What pages know comes over the wire: put its type into server/protocol.',
    pure: true,
  },
  {
    folder: 'plugins/web/src/phone',
    about: "the WhatsApp simulator's page: it shares the design and the build of the others",
    may: ['bridge/whatsapp/simulator/phone-api.ts'],
    instead: 'What the page knows of the simulator is in phone-api.ts.',
    pure: true,
  },
  {
    folder: 'plugins',
    about: 'everything that can be left out or done differently',
    may: [CONTRACT, 'vocabulary'],
    instead: 'A plugin imports the contract, server/plugin.ts: add what is missing there.',
  },
  {
    folder: 'testing',
    about: 'the kit: scripted players, seeded games, the rules of modes',
    may: [
      CONTRACT,
      'server/engine',
      'server/games',
      'server/store',
      'server/hooks.ts',
      'server/services.ts',
      'plugins/modes',
      'plugins/scoring',
    ],
    instead: 'The kit plays games as the server does, without its edges.',
  },
  {
    folder: 'bridge/chat',
    about: 'what chat bridges share: forms as text, reading answers, seats, languages',
    may: [CONTRACT, 'vocabulary'],
    instead: 'A bridge imports the contract, server/plugin.ts: add what is missing there.',
  },
  {
    folder: 'bridge/whatsapp',
    about: 'WhatsApp: its API, words and pace; the phone simulator',
    may: [CONTRACT, 'bridge/chat'],
    instead: 'A bridge imports the contract and bridge/chat; what two bridges share goes there.',
  },
  {
    folder: 'bridge/telegram',
    about: 'Telegram: its API, words and pace',
    may: [CONTRACT, 'bridge/chat'],
    instead: 'A bridge imports the contract and bridge/chat; what two bridges share goes there.',
  },
];
