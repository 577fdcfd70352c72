import { useMemo, useState } from 'preact/hooks';
import { FilesMenu } from '../../report/files-menu.tsx';
import { Shown, usePart } from '../../report/part.tsx';
import { reportReader } from '../../report/reader.ts';
import { ReportView } from '../../report/report-view.tsx';
import { ShareDialog } from '../../report/share-dialog.tsx';
import { t } from '../../words/t.ts';
import { Button } from '../frame/button.tsx';
import { PageHeader } from '../frame/page-header.tsx';

/** `/host/games/:id`: how a finished game went. */
export function ReportPage({ id = '' }: Record<string, string>) {
  const reader = useMemo(() => reportReader(id), [id]);
  const overview = usePart(id, () => reader.overview());
  const [isSharing, setIsSharing] = useState(false);
  return (
    <>
      <PageHeader title={overview.value?.game.title ?? t('report.title')}>
        {overview.value && (
          <>
            <Button icon="people" onClick={() => setIsSharing(true)}>
              {t('report.share')}
            </Button>
            <FilesMenu reader={reader} />
          </>
        )}
      </PageHeader>
      <div class="desk-page">
        <Shown part={overview} lines={8}>
          {(value) => <ReportView reader={reader} overview={value} />}
        </Shown>
      </div>
      {isSharing && <ShareDialog gameId={id} onClose={() => setIsSharing(false)} />}
    </>
  );
}
