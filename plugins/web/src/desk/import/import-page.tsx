import './import.css';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { rich, t } from '../../words/t.ts';
import { ApiError } from '../api/client.ts';
import { type GivenColumns, type ImportedQuiz, importFile, LARGEST_FILE } from '../api/files.ts';
import { useTypeTitles } from '../api/type-titles.ts';
import { Button } from '../frame/button.tsx';
import { PageHeader } from '../frame/page-header.tsx';
import { go } from '../frame/router.ts';
import { toast } from '../frame/toast.tsx';
import { Choose } from './choose.tsx';
import { DropZone } from './drop-zone.tsx';
import { droppedFile } from './dropped.ts';
import { Review } from './review.tsx';
import { type Row, rowsOf, takenOf } from './rows.ts';
import { takeQuiz } from './take.ts';

/** A file that was looked at. */
interface Looked {
  file: File;
  /** The format that was chosen by hand. */
  format: string | undefined;
  /** The host's reading of a table's columns. */
  columns: GivenColumns | undefined;
  read: ImportedQuiz;
  rows: Row[];
  title: string;
}

/** `/host/import`: a file becomes a quiz, and nothing is taken before it was seen. */
export function ImportPage() {
  useTypeTitles();
  const [looked, setLooked] = useState<Looked>();
  const [reading, setReading] = useState<{ name: string; sent: number }>();
  const [problem, setProblem] = useState<string>();
  const [taking, setTaking] = useState<'play' | 'edit'>();
  const running = useRef<AbortController>(undefined);

  const look = useCallback(async (file: File, format?: string, columns?: GivenColumns) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setProblem(undefined);
    if (file.size > LARGEST_FILE) {
      setLooked(undefined);
      setProblem(t('import.tooLarge', { name: file.name }));
      return;
    }
    setReading({ name: file.name, sent: 0 });
    try {
      const read = await importFile(
        file,
        { format, columns, dry: true },
        (sent) => setReading({ name: file.name, sent }),
        controller.signal,
      );
      setLooked({ file, format, columns, read, rows: rowsOf(read), title: read.title });
    } catch (error) {
      if (controller.signal.aborted) return;
      if (!(error instanceof ApiError)) throw error;
      setProblem(t('import.about', { name: file.name, message: error.message }));
    }
    setReading(undefined);
  }, []);

  useEffect(() => {
    const file = droppedFile.peek();
    droppedFile.value = undefined;
    if (file) void look(file);
    return () => running.current?.abort();
  }, [look]);

  const take = async (then: 'play' | 'edit') => {
    if (!looked) return;
    setTaking(then);
    try {
      const { id, playable } = await takeQuiz({ ...looked, format: looked.read.format });
      go(then === 'play' && playable ? `/host/quiz/${id}/play` : `/host/quiz/${id}`);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      toast(error.message);
      setTaking(undefined);
    }
  };
  const change = (changes: Partial<Looked>) => looked && setLooked({ ...looked, ...changes });

  const count = looked ? takenOf(looked.rows).length : 0;
  return (
    <>
      <PageHeader title={t(looked ? 'import.review' : 'import.title')}>
        {looked && !reading && (
          <>
            <Button onClick={() => setLooked(undefined)}>{t('desk.cancel')}</Button>
            <Button
              icon="edit"
              busy={taking === 'edit'}
              disabled={count === 0 || taking !== undefined}
              onClick={() => void take('edit')}
            >
              {t('import.andEdit')}
            </Button>
            <Button
              kind="go"
              busy={taking === 'play'}
              disabled={count === 0 || taking !== undefined}
              onClick={() => void take('play')}
            >
              {t('import.take', { count })}
            </Button>
          </>
        )}
      </PageHeader>
      <div class="desk-page">
        {reading ? (
          <Reading {...reading} />
        ) : looked ? (
          <Review
            name={looked.file.name}
            read={looked.read}
            rows={looked.rows}
            title={looked.title}
            format={looked.format}
            columns={looked.columns}
            onTitle={(title) => change({ title })}
            onFormat={(format) => void look(looked.file, format)}
            onColumns={(columns) => void look(looked.file, looked.read.format, columns)}
            onRow={(row) =>
              change({ rows: looked.rows.map((one) => (one.key === row.key ? row : one)) })
            }
          />
        ) : (
          <Choose problem={problem} onFile={(file) => void look(file)} />
        )}
      </div>
      <DropZone onFile={look} />
    </>
  );
}

function Reading({ name, sent }: { name: string; sent: number }) {
  return (
    <div class="card pad" role="status">
      <p>{rich(sent < 1 ? 'import.sending' : 'import.reading', { name })}</p>
      <progress {...(sent < 1 && { value: sent })} aria-label={t('import.readingName', { name })} />
    </div>
  );
}
