import { useState } from 'preact/hooks';
import { t } from '../../words/t.ts';
import type { GivenColumns, ImportedQuiz } from '../api/files.ts';
import { Button } from '../frame/button.tsx';
import { Switch } from '../frame/field.tsx';

interface Props {
  columns: NonNullable<ImportedQuiz['columns']>;
  /** The first rows, from the headings on. */
  sample: NonNullable<ImportedQuiz['sample']>;
  /** The host's reading before this one. */
  given: GivenColumns | undefined;
  /** Whether it is seen at once: nothing was understood. */
  isOpen: boolean;
  onRead(columns: GivenColumns): void;
}

/** Answers that can be said to be in a column each. */
const ANSWERS = 10;

/** The possible meanings of a column. */
const fields = (): [field: string, words: string][] => [
  ['', t('import.fieldNone')],
  ['question', t('import.fieldQuestion')],
  ['correct', t('import.fieldCorrect')],
  ['wrong', t('import.fieldWrong')],
  ...Array.from({ length: ANSWERS }, (_, index): [string, string] => [
    `answer ${index + 1}`,
    t('import.fieldAnswer', { number: index + 1 }),
  ]),
  ['type', t('import.fieldType')],
  ['limit', t('import.fieldLimit')],
  ['points', t('import.fieldPoints')],
  ['explanation', t('import.fieldExplanation')],
  ['picture', t('import.fieldPicture')],
  ['alt', t('import.fieldAlt')],
  ['category', t('import.fieldCategory')],
  ['difficulty', t('import.fieldDifficulty')],
  ['credit', t('import.fieldCredit')],
  ['language', t('import.fieldLanguage')],
];

/**
 * Lets the host say which column is the question, and what the others are, above the first rows.
 */
export function ColumnChoice({ columns, sample, given, isOpen, onRead }: Props) {
  const [fields, setFields] = useState(
    columns.map(({ field = '' }, at) => given?.fields[at] ?? field),
  );
  const [hasHeadings, setHasHeadings] = useState(
    given ? given.headings > 0 : columns.some(({ heading }) => heading !== ''),
  );
  const [first] = sample;
  const shown = hasHeadings ? sample.slice(1) : sample;
  const heading = (at: number) => (hasHeadings ? (first?.cells[at] ?? '') : '');
  return (
    <details class="card column-choice" open={isOpen}>
      <summary>{t('import.columns')}</summary>
      <div class="column-choice-body">
        <Switch label={t('import.hasHeadings')} checked={hasHeadings} onChange={setHasHeadings} />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keys, too */}
        <section class="column-rows" aria-label={t('import.firstRows')} tabIndex={0}>
          <table class="column-table">
            <thead>
              <tr>
                {columns.slice(0, first?.cells.length).map(({ column }, at) => (
                  <th key={column} class="column-heading" scope="col">
                    <span class="soft small" dir="auto">
                      {heading(at) || t('import.column', { column })}
                    </span>
                    <FieldChoice
                      label={
                        heading(at)
                          ? t('import.contentOfHeaded', { column, heading: heading(at) })
                          : t('import.contentOf', { column })
                      }
                      field={fields[at] ?? ''}
                      onChoose={(field) => setFields(fields.with(at, field))}
                    />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map(({ line, cells }) => (
                <tr key={line}>
                  {cells.map((cell, at) => (
                    <td key={columns[at]?.column ?? at} class="column-cell" dir="auto">
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <div class="row wrap">
          <Button
            kind="go"
            disabled={!fields.includes('question')}
            onClick={() => onRead({ fields, headings: hasHeadings ? (first?.line ?? 1) : 0 })}
          >
            {t('import.readSo')}
          </Button>
          {!fields.includes('question') && <span class="faint small">{t('import.sayFirst')}</span>}
        </div>
      </div>
    </details>
  );
}

interface FieldChoiceProps {
  label: string;
  field: string;
  onChoose(field: string): void;
}

function FieldChoice({ label, field, onChoose }: FieldChoiceProps) {
  const listed = fields();
  const isListed = listed.some(([known]) => known === field);
  return (
    <select
      class="input"
      aria-label={label}
      value={field}
      onChange={(event) => onChoose(event.currentTarget.value)}
    >
      {(isListed ? listed : [...listed, [field, field]]).map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </select>
  );
}
