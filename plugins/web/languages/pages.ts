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
  'desk',
  'problem',
  'signIn',
  'library',
  'format',
  'kind',
  'mode',
  'rules',
  'import',
  'games',
  'look',
  'setup',
  'editor',
];

const SCREEN = ['shared', 'join', 'question', 'screen', 'way', 'room'];

/** The words of each page, by the name of its HTML. */
export const PAGES: Readonly<Record<string, PageLanguages>> = {
  index: { sections: ['shared', ...PLAY, 'mode'] },
  screen: { sections: SCREEN },
  stage: { sections: ['shared', 'room', 'desk', 'problem', 'mode', 'host', 'ruling'] },
  host: { sections: ['shared', ...DESK, 'history', 'report'] },
  shared: { sections: ['shared', 'desk', 'report'] },
  summary: { sections: ['shared', ...PLAY, 'summary'] },
  phone: { sections: ['shared', 'answer', 'phone'] },
  reference: { sections: ['shared'], only: [SOURCE] },
  // It has no script to say anything.
  'not-found': { sections: [] },
};
