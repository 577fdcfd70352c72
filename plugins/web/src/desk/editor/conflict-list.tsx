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
    <section class="notice conflicts" aria-label="Changed by somebody else, too">
      <h2>Somebody else has changed this, too. Which one is right?</h2>
      {conflicts.value.map((unit) => (
        <fieldset key={unit} class="conflict">
          <legend class="field-name">{nameOf(unit, editor.quiz, theirs)}</legend>
          {(['mine', 'theirs'] as const).map((side) => (
            <div key={side} class="row">
              <span class="grow">
                <span class="faint small">{side === 'mine' ? 'Yours' : 'Theirs'}</span>
                <br />
                <span dir="auto">{valueIn(unit, side === 'mine' ? editor.quiz : theirs)}</span>
              </span>
              <Button onClick={() => editor.autosave.choose(unit, side)}>
                {side === 'mine' ? 'Keep yours' : 'Take theirs'}
              </Button>
            </div>
          ))}
        </fieldset>
      ))}
    </section>
  );
}

const NAMES: Record<string, string> = {
  '*': 'type of question',
  correct: 'right answer',
  limit: 'seconds to answer',
  media: 'picture, sound or video',
};

/** "Question 4: text". */
function nameOf(unit: Unit, mine: QuizDocument, theirs: QuizDocument): string {
  if (unit === ORDER) return 'Order of the questions';
  const { owner, part } = unitParts(unit);
  const name = part === undefined ? 'kept or deleted' : (NAMES[part] ?? part);
  if (owner === HEAD) return `About the quiz: ${name}`;
  const here = mine.order.indexOf(owner);
  const place = here < 0 ? theirs.order.indexOf(owner) : here;
  return `Question ${place + 1}: ${name}`;
}

/** A document's value of a unit, in words. */
function valueIn(unit: Unit, quiz: QuizDocument): string {
  const value = contentOf(quiz, unit);
  if (value === undefined) return 'Deleted';
  if (unit === ORDER)
    return quiz.order.map((id) => `${questionOf(quiz, id)?.text ?? ''}`.slice(0, 30)).join(' → ');
  const { part } = unitParts(unit);
  if (part === undefined) return words((value as Record<string, unknown>).text);
  return (
    Object.values(value ?? {})
      .map(words)
      .join('; ')
      .slice(0, SHOWN) || 'Nothing'
  );
}

function words(value: unknown): string {
  if (Array.isArray(value)) return value.map(words).join(', ');
  if (typeof value !== 'object' || value === null) return `${value ?? ''}`;
  return Object.values(value ?? {})
    .map(words)
    .join(', ');
}
