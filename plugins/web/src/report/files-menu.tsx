import { wordsOf } from '../desk/api/client.ts';
import { Button } from '../desk/frame/button.tsx';
import { Menu } from '../desk/frame/menu.tsx';
import { saveFile } from '../desk/frame/save-file.ts';
import { toast } from '../desk/frame/toast.tsx';
import { t } from '../words/t.ts';
import type { ReportFormat, ReportReader } from './reader.ts';

/** The report as a file, and on paper. */
export function FilesMenu({ reader }: { reader: ReportReader }) {
  const save = async (format: ReportFormat) => {
    try {
      saveFile(await reader.file(format));
    } catch (error) {
      toast(wordsOf(error));
    }
  };
  return (
    <>
      <Menu
        label={t('report.saveAs')}
        text={t('report.files')}
        icon="download"
        items={[
          { text: t('report.xlsx'), icon: 'file', run: () => void save('xlsx') },
          { text: t('report.csv'), icon: 'file', run: () => void save('csv') },
          { text: t('report.json'), icon: 'file', run: () => void save('json') },
        ]}
      />
      <Button onClick={() => print()}>{t('report.print')}</Button>
    </>
  );
}
