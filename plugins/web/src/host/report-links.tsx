import { useState } from 'preact/hooks';
import { DeskIcon } from '../components/desk-icon.tsx';
import { Problem } from '../components/problem.tsx';
import { ApiError, fetchReport } from './api.ts';

/** The report is written when the game ends: this many looks for it, so many ms apart. */
const ATTEMPTS = 6;
const PATIENCE = 1000;

/** Downloads of who answered what. Fetched rather than linked, as the API wants its token. */
export function ReportLinks({ gameId, pin }: { gameId: string; pin: string }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  const download = async (format: 'csv' | 'json') => {
    setBusy(true);
    setProblem(undefined);
    try {
      save(await patiently(() => fetchReport(gameId, format)), `qrush-${pin}.${format}`);
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
          Report as {format.toUpperCase()}
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

function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser fetches the file after the click: an address taken back at once would lose it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
