import './shared-page.css';
import { useMemo } from 'preact/hooks';
import type { OpenedShare } from '../../../../server/protocol/shares.ts';
import { later } from '../components/later.tsx';
import { Logo } from '../components/logo.tsx';
import { answerOf } from '../desk/api/client.ts';
import { Toasts } from '../desk/frame/toast.tsx';
import { Void } from '../desk/frame/void.tsx';
import { t } from '../words/t.ts';
import { FilesMenu } from './files-menu.tsx';
import { Shown, usePart } from './part.tsx';
import { reportReader } from './reader.ts';

// Later, as on the desk: a style sheet that one page names cannot come later to another.
const ReportView = later(async () => (await import('./report-view.tsx')).ReportView);

/** `/shared#token`: the report of a game for whoever has its link. */
export function SharedPage() {
  const token = useMemo(() => location.hash.slice(1), []);
  const opened = usePart(token, () =>
    answerOf<OpenedShare>('/api/shared', { headers: { authorization: `Bearer ${token}` } }),
  );
  if (opened.problem !== undefined)
    return (
      <main class="report-alone">
        <header>
          <Logo />
        </header>
        <Void faces={['Link', 'Gone']} title={t('report.linkGone')} isAlone>
          <p class="soft">{t('report.linkGoneWhy')}</p>
        </Void>
      </main>
    );
  return (
    <main class="report-alone">
      <Shown part={opened} lines={8}>
        {({ game }) => <Report id={game.id} title={game.title} token={token} />}
      </Shown>
      <Toasts />
    </main>
  );
}

function Report({ id, title, token }: { id: string; title: string; token: string }) {
  const reader = useMemo(() => reportReader(id, token), [id, token]);
  const overview = usePart(id, () => reader.overview());
  document.title = `${title} · QRush`;
  return (
    <>
      <header>
        <Logo />
        <h1 dir="auto">{title}</h1>
        <FilesMenu reader={reader} />
      </header>
      <Shown part={overview} lines={8}>
        {(value) => <ReportView reader={reader} overview={value} />}
      </Shown>
    </>
  );
}
