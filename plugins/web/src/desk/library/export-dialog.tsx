import { useState } from 'preact/hooks';
import { Problem } from '../../components/problem.tsx';
import { ApiError } from '../api/client.ts';
import { exportQuiz, type QuizSummary } from '../api/quizzes.ts';
import { Button } from '../frame/button.tsx';
import { Dialog } from '../frame/dialog.tsx';
import { saveFile } from '../frame/save-file.ts';
import { titleOf } from './actions.ts';

/** The formats that quizzes can be written in, and what each is good for. */
const FORMATS = [
  {
    name: 'qrush',
    title: 'QRush file',
    about: 'All of it, with its pictures: to keep, or for another QRush',
  },
  { name: 'json', title: 'QRush JSON', about: 'All of it as text: for programs' },
  { name: 'xlsx', title: 'Excel', about: 'A table, one question a row' },
  { name: 'csv', title: 'CSV', about: 'The same table as text' },
  { name: 'gift', title: 'Moodle GIFT', about: 'For Moodle; without times, points and pictures' },
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
      title={`Export “${titleOf(quiz)}”`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="go" icon="download" busy={isBusy} onClick={() => void save(isPartly)}>
            {isPartly ? 'Leave that out' : 'Save the file'}
          </Button>
        </>
      }
    >
      <fieldset class="choices">
        <legend class="visually-hidden">Format</legend>
        {FORMATS.map(({ name, title, about }) => (
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
              <b>{title}</b>
              <br />
              <span class="soft small">{about}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {problem && <Problem text={problem.message} />}
    </Dialog>
  );
}
