import { SOURCE } from './catalogue.ts';

interface PageLanguages {
  /** The sections of the words that the page says. */
  sections: readonly string[];
  /** Set for a page that speaks English only. */
  only?: readonly string[];
}

const PLAY = [
  'join',
  'refusal',
  'settings',
  'lobby',
  'wave',
  'question',
  'answer',
  'sent',
  'verdict',
  'result',
  'fact',
  'final',
  'mark',
  'gone',
  'spoken',
];

const DESK = [
  'truth',
  'desk',
  'problem',
  'signIn',
  'library',
  'format',
  'import',
  'games',
  'look',
  'setup',
  'editor',
];

const SCREEN = ['shared', 'join', 'question', 'screen', 'way', 'room'];

/** The words of each page, by the name of its HTML. */
export const PAGES: Readonly<Record<string, PageLanguages>> = {
  index: { sections: ['shared', ...PLAY] },
  screen: { sections: SCREEN },
  stage: { sections: ['shared', 'room', 'desk', 'problem', 'host', 'ruling'] },
  host: { sections: ['shared', ...DESK, 'history', 'report'] },
  shared: { sections: ['shared', 'desk', 'report'] },
  summary: { sections: ['shared', ...PLAY, 'summary'] },
  phone: { sections: ['shared', 'answer', 'phone'] },
  reference: { sections: ['shared'], only: [SOURCE] },
  // It has no script to say anything.
  'not-found': { sections: [] },
};
