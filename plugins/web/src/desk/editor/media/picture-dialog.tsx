import { useEffect, useState } from 'preact/hooks';
import { Problem } from '../../../components/problem.tsx';
import { t } from '../../../words/t.ts';
import { wordsOf } from '../../api/client.ts';
import { Button } from '../../frame/button.tsx';
import { Dialog } from '../../frame/dialog.tsx';
import { Field } from '../../frame/field.tsx';
import { type Crop, cropped, isSame, isWhole, type Reframed, WHOLE } from './crop.ts';
import { CropBox } from './crop-box.tsx';
import { isMoving, keepOriginal } from './originals.ts';
import { upload } from './upload.ts';

export interface PictureValue {
  image: string;
  alt: string;
}

/** @param reframed which part of the picture was shown before, and is shown now; left out for a new one */
export type OnPicture = (picture: PictureValue, reframed?: Reframed) => void;

interface Props {
  /** A new picture, or the original of the one that there is. */
  file: File;
  /** The picture as it is, and the part of the original that it shows. */
  now?: PictureValue & { crop: Crop };
  onPicture: OnPicture;
  onClose(): void;
}

/** Letters of a description at the most. */
const LONGEST_ALT = 200;

/** Crops a picture and describes it in words; then it is put on the server. */
export function PictureDialog({ file, now, onPicture, onClose }: Props) {
  const before = now?.crop ?? WHOLE;
  const [image, setImage] = useState<ImageBitmap>();
  const [crop, setCrop] = useState<Crop>(before);
  const [alt, setAlt] = useState(now?.alt ?? '');
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const [canCrop, setCanCrop] = useState(false);

  useEffect(() => {
    createImageBitmap(file).then(setImage, () => setProblem(t('editor.noPicture')));
    // A picture that moves is taken whole.
    void isMoving(file).then((moves) => setCanCrop(!moves));
  }, [file]);

  const address = async (): Promise<string> => {
    if (now && isSame(crop, before)) return now.image;
    const part = image && !isWhole(crop) ? await cropped(image, crop, file.type) : file;
    const { url } = await upload(part, file.name);
    keepOriginal(url, { file, crop });
    return url;
  };
  const take = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      const picture = { image: await address(), alt: alt.trim() };
      onPicture(picture, now && { before, after: crop });
      onClose();
    } catch (error) {
      setProblem(wordsOf(error));
      setBusy(false);
    }
  };

  return (
    <Dialog
      title={t(now ? 'editor.changePicture' : 'editor.addPicture')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('desk.cancel')}</Button>
          <Button kind="go" busy={isBusy} onClick={() => void take()}>
            {t(now ? 'editor.change' : 'editor.takePicture')}
          </Button>
        </>
      }
    >
      {image && canCrop && (
        <>
          <CropBox image={image} crop={crop} onCrop={setCrop} />
          <div class="row wrap">
            <span class="hint small faint grow">{t('editor.dragCorners')}</span>
            <Button kind="plain" disabled={isWhole(crop)} onClick={() => setCrop(WHOLE)}>
              {t('editor.showWhole')}
            </Button>
          </div>
        </>
      )}
      <Field label={t('editor.describe')} hint={t('editor.describeSecret')}>
        {(ties) => (
          <input
            {...ties}
            class="input"
            dir="auto"
            maxLength={LONGEST_ALT}
            value={alt}
            onInput={(event) => setAlt(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.isComposing) void take();
            }}
          />
        )}
      </Field>
      {problem !== undefined && <Problem text={problem} />}
    </Dialog>
  );
}
