import { useState } from 'preact/hooks';
import { Problem } from '../../components/problem.tsx';
import { t } from '../../words/t.ts';
import { ApiError } from '../api/client.ts';
import { exportQuiz, type QuizSummary } from '../api/quizzes.ts';
import { Button } from '../frame/button.tsx';
import { Dialog } from '../frame/dialog.tsx';
import { saveFile } from '../frame/save-file.ts';
import { titleOf } from './actions.ts';

/** The formats that quizzes can be written in, and what each is good for. */
const FORMATS = [
  { name: 'qrush', about: 'library.qrushAbout', title: () => t('format.qrush') },
  { name: 'json', about: 'library.jsonAbout', title: () => 'QRush JSON' },
  { name: 'xlsx', about: 'library.xlsxAbout', title: () => 'Excel' },
  { name: 'csv', about: 'library.csvAbout', title: () => 'CSV' },
  { name: 'gift', about: 'library.giftAbout', title: () => 'Moodle GIFT' },
] as const;

/** Asks for a format, and gives the file. */
export function ExportDialog({ quiz, onClose }: { quiz: QuizSummary; onClose(): void }) {
  const [format, setFormat] = useState<string>('qrush');
  const [problem, setProblem] = useState<ApiError>();
  const [isBusy, setIsBusy] = useState(false);
  const save = async (partial: boolean) => {
    setIsBusy(true);
    try {
      saveFile(await exportQuiz(quiz.id, format, partial));
      onClose();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setProblem(error);
      setIsBusy(false);
    }
  };
  const isPartly = problem?.code === 'NOT_IN_FORMAT';
  return (
    <Dialog
      title={t('library.exportTitle', { title: titleOf(quiz) })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('desk.cancel')}</Button>
          <Button kind="go" icon="download" busy={isBusy} onClick={() => void save(isPartly)}>
            {t(isPartly ? 'library.leaveOut' : 'library.saveFile')}
          </Button>
        </>
      }
    >
      <fieldset class="choices">
        <legend class="visually-hidden">{t('library.format')}</legend>
        {FORMATS.map(({ name, about, title }) => (
          <label key={name} class="choice">
            <input
              type="radio"
              name="format"
              checked={format === name}
              onChange={() => {
                setFormat(name);
                setProblem(undefined);
              }}
            />
            <span>
              <b>{title()}</b>
              <br />
              <span class="soft small">{t(about)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {problem && <Problem text={problem.message} />}
    </Dialog>
  );
}
