import { useRef, useState } from 'preact/hooks';
import { Problem } from '../../../components/problem.tsx';
import { t } from '../../../words/t.ts';
import { ApiError, wordsOf } from '../../api/client.ts';
import { Button } from '../../frame/button.tsx';
import { fieldName } from '../problems.ts';
import { CAPTIONS, chooseFile, upload } from './upload.ts';

interface Props {
  captions: string | undefined;
  problem: string | undefined;
  onChange(captions: string | undefined): void;
}

/** The captions of a sound or a video, from a file: added, replaced or removed. */
export function CaptionsField({ captions, problem, onChange }: Props) {
  const field = useRef<HTMLFieldSetElement>(null);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const choose = async () => {
    const file = await chooseFile(CAPTIONS);
    if (!file) return;
    setBusy(true);
    setRefusal(undefined);
    try {
      const { url, kind } = await upload(file, file.name);
      if (kind === 'captions') onChange(url);
      else setRefusal(t('editor.notCaptions'));
    } catch (error) {
      const isOther = error instanceof ApiError && error.code === 'MEDIA_TYPE';
      setRefusal(isOther ? t('editor.notCaptions') : wordsOf(error));
    } finally {
      setBusy(false);
    }
  };
  const remove = () => {
    setRefusal(undefined);
    onChange(undefined);
    // The button that had the focus is gone.
    field.current?.querySelector('button')?.focus();
  };
  const said = refusal ?? problem;
  return (
    <fieldset class="field" ref={field} {...fieldName('media.captions')}>
      <legend class="field-name">{t('shared.captions')}</legend>
      <div class="row wrap">
        <Button icon="captions" busy={isBusy} onClick={() => void choose()}>
          {t(captions === undefined ? 'editor.addCaptions' : 'editor.replaceCaptions')}
        </Button>
        {captions !== undefined && (
          <Button kind="plain" icon="trash" onClick={remove}>
            {t('editor.removeCaptions')}
          </Button>
        )}
      </div>
      <span class="hint">
        {t(captions === undefined ? 'editor.noCaptions' : 'editor.seeCaptions')}
      </span>
      {said !== undefined && <Problem text={said} />}
    </fieldset>
  );
}
