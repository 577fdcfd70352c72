import { number } from '../../words/numbers.ts';
import { t } from '../../words/t.ts';
import type { GivenColumns, ImportedQuiz } from '../api/files.ts';
import { Field } from '../frame/field.tsx';
import { ColumnChoice } from './column-choice.tsx';
import { formats, formatTitle } from './formats.ts';
import { isRemark, type Row, verdictOf } from './rows.ts';
import { ImportTable } from './table.tsx';

interface Props {
  name: string;
  read: ImportedQuiz;
  rows: Row[];
  title: string;
  /** The format that was chosen by hand. */
  format: string | undefined;
  /** The host's reading of a table's columns. */
  columns: GivenColumns | undefined;
  onTitle(title: string): void;
  onFormat(format: string | undefined): void;
  onColumns(columns: GivenColumns): void;
  onRow(row: Row): void;
}

/** Shows the content of a file, before anything is taken. */
export function Review(props: Props) {
  const { name, read, rows, title, format, onTitle, onFormat, onColumns, onRow } = props;
  const lines = rows.filter((row) => !isRemark(row));
  const count = (...verdicts: string[]) =>
    lines.filter((row) => verdicts.includes(verdictOf(row))).length;
  const columns = read.columns?.filter(({ meaning }) => meaning !== undefined) ?? [];
  return (
    <>
      <p class="soft">
        <b class="file-name" dir="auto">
          {name}
        </b>
        {columns.length > 0 && (
          <>
            {'. '}
            {t('import.takenFor', {
              columns: columns.map(({ column, meaning }) => `${column} ${meaning}`).join(', '),
            })}
          </>
        )}
      </p>
      <div class="import-about">
        <Field label={t('import.quizTitle')}>
          {(ties) => (
            <input
              {...ties}
              class="input"
              maxLength={120}
              dir="auto"
              value={title}
              onInput={(event) => onTitle(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label={t('import.readAs')}>
          {(ties) => (
            <select
              {...ties}
              class="input"
              value={format ?? ''}
              onChange={(event) => onFormat(event.currentTarget.value || undefined)}
            >
              <option value="">{found(read)}</option>
              {formats().map((one) => (
                <option key={one.name} value={one.name}>
                  {one.title}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      {read.columns && read.sample && (
        <ColumnChoice
          // Another reading of the file has other columns.
          key={read.columns.map(({ field }) => field).join()}
          columns={read.columns}
          sample={read.sample}
          given={props.columns}
          isOpen={read.questions.length === 0}
          onRead={onColumns}
        />
      )}
      <div class="stats">
        <Stat name={t('import.ready')} value={count('fine')} kind="good" />
        <Stat name={t('import.readyLook')} value={count('look')} kind="warn" />
        <Stat name={t('import.leftOutUnless')} value={count('bad', 'out')} kind="bad" />
      </div>
      <p class="visually-hidden" role="status">
        {t('import.summary', { count: count('fine', 'look'), left: count('bad') })}
      </p>
      {rows.length > 0 && <ImportTable rows={rows} onChange={onRow} />}
    </>
  );
}

function found({ format }: ImportedQuiz): string {
  if (format === undefined) return t('import.unknown');
  return t('import.detected', { format: formatTitle(format) });
}

function Stat({ name, value, kind }: { name: string; value: number; kind: string }) {
  return (
    <div class="card stat">
      <small>{name}</small>
      <b class={`digits ${value > 0 ? kind : ''}`}>{number(value)}</b>
    </div>
  );
}
