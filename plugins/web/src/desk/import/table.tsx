import { useState } from 'preact/hooks';
import { t } from '../../words/t.ts';
import { Button } from '../frame/button.tsx';
import { Icon } from '../frame/icons.tsx';
import { isSimple } from './editable.ts';
import { QuestionForm } from './question-form.tsx';
import { inWords, textOf, type Written } from './question-words.ts';
import { isRemark, type Row, type Verdict, verdictOf } from './rows.ts';

interface Props {
  rows: Row[];
  onChange(row: Row): void;
}

/** The file line by line: what each was taken for, what is wrong, and the way to fix it. */
export function ImportTable({ rows, onChange }: Props) {
  return (
    <div class="card">
      <table class="table import-table">
        <thead>
          <tr>
            <th class="num" scope="col">
              {t('import.line')}
            </th>
            <th scope="col">{t('import.understoodAs')}</th>
            <th scope="col">{t('import.problem')}</th>
            <th scope="col">{t('import.fix')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={row.key} row={row} onChange={onChange} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const CLASSES: Record<Verdict, string> = {
  fine: '',
  look: 'is-warn',
  bad: 'is-bad',
  out: 'is-out',
};

function Line({ row, onChange }: { row: Row; onChange(row: Row): void }) {
  const [isOpen, setIsOpen] = useState(false);
  const { line, file, question, found, problems, isFixed } = row;
  const shown = question ?? found;
  const remark = isRemark(row);
  const verdict = remark ? 'look' : verdictOf(row);
  const place =
    file === undefined ? t('import.atLine', { line }) : t('import.atFileLine', { file, line });
  const fix = (fixed: Written) => {
    setIsOpen(false);
    const { isLeftOut: _, ...rest } = row;
    onChange({ ...rest, question: fixed, isFixed: true });
  };
  const leaveOut = (isLeftOut: boolean) => {
    const { isLeftOut: _, ...rest } = row;
    onChange(isLeftOut ? { ...rest, isLeftOut: true } : rest);
  };
  return (
    <>
      <tr class={CLASSES[verdict]}>
        <td class="num" data-name={t('import.line')}>
          {file !== undefined && <span class="soft small">{file} </span>}
          {line}
        </td>
        <td>
          {remark ? (
            <i class="faint">{t('import.wholeFile')}</i>
          ) : (
            <>
              <Text question={shown} />
              <br />
              <span class="soft small">{shown ? inWords(shown) : t('import.noQuestion')}</span>
            </>
          )}
        </td>
        <td>
          <Problems verdict={verdict} problems={isFixed ? [] : problems} isFixed={isFixed} />
        </td>
        <td class="fix-cell">
          {!remark && !isOpen && verdict !== 'out' && isSimple(shown ?? {}) && (
            <Button
              {...(question ? { kind: 'plain' as const } : {})}
              icon="edit"
              aria-label={t(question ? 'import.changeAt' : 'import.fixAt', { place })}
              onClick={() => setIsOpen(true)}
            >
              {t(question ? 'import.change' : 'import.fixIt')}
            </Button>
          )}
          {question && !isOpen && (
            <Button
              kind="plain"
              icon={verdict === 'out' ? 'undo' : 'close'}
              label={t(verdict === 'out' ? 'import.takeAfterAll' : 'import.leaveOutAt', { place })}
              onClick={() => leaveOut(verdict !== 'out')}
            />
          )}
        </td>
      </tr>
      {isOpen && (
        <tr class="fix-row">
          <td colSpan={4}>
            <QuestionForm question={shown ?? {}} onFix={fix} onCancel={() => setIsOpen(false)} />
          </td>
        </tr>
      )}
    </>
  );
}

function Text({ question }: { question: Written | undefined }) {
  const text = question && textOf(question);
  return text === undefined ? (
    <i class="faint">{t('import.nothing')}</i>
  ) : (
    <span dir="auto">{text}</span>
  );
}

interface ProblemsProps {
  verdict: Verdict;
  problems: Row['problems'];
  isFixed: true | undefined;
}

function Problems({ verdict, problems, isFixed }: ProblemsProps) {
  if (verdict === 'out') return <span class="soft">{t('import.leftOut')}</span>;
  if (problems.length === 0)
    return (
      <span class="verdict good">
        <Icon name="check" />
        {t(isFixed ? 'import.fixed' : 'import.fine')}
      </span>
    );
  return problems.map(({ message, suggestion, severity }) => (
    <span key={message} class={`verdict ${severity === 'error' ? 'bad' : 'warn'}`}>
      <Icon name="alert" />
      <span class="as-written">
        {message}
        {suggestion !== undefined && <span class="soft small suggestion"> {suggestion}</span>}
      </span>
    </span>
  ));
}
