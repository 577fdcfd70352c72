import { type Key, t } from '../../words/t.ts';
import { Button } from '../frame/button.tsx';
import { type QuizDocument, questionOf } from './model/document.ts';
import { contentOf, ORDER, type Unit, unitParts } from './model/units.ts';
import { HEAD, useEditor } from './quiz-editor.ts';

/** Letters of a value that are shown. */
const SHOWN = 300;

/** Parts that were changed both here and by somebody else: the author chooses one of the two. */
export function ConflictList() {
  const editor = useEditor();
  const { conflicts, server } = editor.autosave;
  if (conflicts.value.length === 0) return null;
  const theirs = server.value.document;
  return (
    <section class="notice conflicts" aria-label={t('editor.conflicts')}>
      <h2>{t('editor.conflictsAsk')}</h2>
      {conflicts.value.map((unit) => (
        <fieldset key={unit} class="conflict">
          <legend class="field-name">{nameOf(unit, editor.quiz, theirs)}</legend>
          {(['mine', 'theirs'] as const).map((side) => (
            <div key={side} class="row">
              <span class="grow">
                <span class="faint small">
                  {t(side === 'mine' ? 'editor.yours' : 'editor.theirs')}
                </span>
                <br />
                <span dir="auto">{valueIn(unit, side === 'mine' ? editor.quiz : theirs)}</span>
              </span>
              <Button onClick={() => editor.autosave.choose(unit, side)}>
                {t(side === 'mine' ? 'editor.keepYours' : 'editor.takeTheirs')}
              </Button>
            </div>
          ))}
        </fieldset>
      ))}
    </section>
  );
}

/** "Question 4: text". */
function nameOf(unit: Unit, mine: QuizDocument, theirs: QuizDocument): string {
  if (unit === ORDER) return t('editor.order');
  const { owner, part } = unitParts(unit);
  const name = partName(part);
  if (owner === HEAD) return t('editor.labelled', { place: t('editor.about'), part: name });
  const here = mine.order.indexOf(owner);
  const place = here < 0 ? theirs.order.indexOf(owner) : here;
  const question = t('editor.questionAt', { number: place + 1 });
  return t('editor.labelled', { place: question, part: name });
}

/** The own names of other fields stay as they are: their types gave them. */
function partName(part: string | undefined): string {
  switch (part) {
    case undefined:
      return t('editor.keptOrDeleted');
    case '*':
      return t('editor.partType');
    case 'correct':
      return t('editor.partCorrect');
    case 'limit':
      return t('editor.partLimit');
    case 'media':
      return t('editor.partMedia');
    default: {
      const known = (Object.keys(PARTS) as (keyof typeof PARTS)[]).find((name) => name === part);
      return known === undefined ? part : t(PARTS[known]);
    }
  }
}

/** The names of fields that the core and its own types have. */
const PARTS = {
  accepted: 'editor.accepted',
  category: 'editor.category',
  cover: 'editor.cover',
  credit: 'editor.source',
  description: 'editor.description',
  difficulty: 'editor.difficulty',
  explanation: 'editor.partExplanation',
  hints: 'editor.hints',
  language: 'editor.language',
  options: 'editor.options',
  pairs: 'editor.pairs',
  picture: 'editor.picture',
  points: 'editor.points',
  refused: 'editor.refused',
  spot: 'editor.spotName',
  tags: 'editor.tags',
  text: 'editor.partText',
  title: 'editor.headTitle',
  tolerance: 'editor.tolerance',
  unit: 'editor.unit',
  value: 'editor.rightNumber',
} as const satisfies Record<string, Key>;

/** A document's value of a unit, in words. */
function valueIn(unit: Unit, quiz: QuizDocument): string {
  const value = contentOf(quiz, unit);
  if (value === undefined) return t('editor.isDeleted');
  if (unit === ORDER)
    return quiz.order.map((id) => `${questionOf(quiz, id)?.text ?? ''}`.slice(0, 30)).join(' → ');
  const { part } = unitParts(unit);
  if (part === undefined) return words((value as Record<string, unknown>).text);
  return (
    Object.values(value ?? {})
      .map(words)
      .join('; ')
      .slice(0, SHOWN) || t('editor.isNothing')
  );
}

function words(value: unknown): string {
  if (Array.isArray(value)) return value.map(words).join(', ');
  if (typeof value !== 'object' || value === null) return `${value ?? ''}`;
  return Object.values(value ?? {})
    .map(words)
    .join(', ');
}
