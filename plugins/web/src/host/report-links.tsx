import { useState } from 'preact/hooks';
import { DeskIcon } from '../components/desk-icon.tsx';
import { Problem } from '../components/problem.tsx';
import { ApiError } from '../desk/api/client.ts';
import { gameReport } from '../desk/api/games.ts';
import { saveFile } from '../desk/frame/save-file.ts';
import { t } from '../words/t.ts';

/** The report is written when the game ends: this many looks for it, so many ms apart. */
const ATTEMPTS = 6;
const PATIENCE = 1000;

/** Downloads of who answered what. Fetched rather than linked: the report may still be written. */
export function ReportLinks({ gameId, pin }: { gameId: string; pin: string }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  const download = async (format: 'csv' | 'json') => {
    setBusy(true);
    setProblem(undefined);
    try {
      saveFile(await patiently(() => gameReport(gameId, format, `qrush-${pin}`)));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setProblem(error.message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div class="report-links">
      {(['csv', 'json'] as const).map((format) => (
        <button
          key={format}
          type="button"
          class="button"
          disabled={busy}
          onClick={() => void download(format)}
        >
          <DeskIcon name="download" />
          {t('host.reportAs', { format: format.toUpperCase() })}
        </button>
      ))}
      {problem !== undefined && <Problem text={problem} />}
    </div>
  );
}

async function patiently<Result>(fetchIt: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await fetchIt();
    } catch (error) {
      const early = error instanceof ApiError && error.code === 'REPORT_NOT_READY';
      if (!early || attempt === ATTEMPTS) throw error;
      await new Promise((resolve) => setTimeout(resolve, PATIENCE));
    }
  }
}
