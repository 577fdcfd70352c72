import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../../words/t.ts';
import { wordsOf } from '../../api/client.ts';
import { Button } from '../../frame/button.tsx';
import { toast } from '../../frame/toast.tsx';
import { isOurs, type Original, originalOf } from './originals.ts';
import { type OnPicture, PictureDialog, type PictureValue } from './picture-dialog.tsx';

interface Props {
  picture: PictureValue;
  onPicture: OnPicture;
  /** The face of the button, where that is the picture itself, and its name. */
  face?: { label: string; children: ComponentChildren };
}

/** Shows another part of a picture that is there already; what is on it in words stays. */
export function CropButton({ picture, onPicture, face }: Props) {
  const [original, setOriginal] = useState<Original>();
  const [isBusy, setBusy] = useState(false);
  const open = async () => {
    setBusy(true);
    try {
      setOriginal(await originalOf(picture.image));
    } catch (error) {
      toast(wordsOf(error));
    } finally {
      setBusy(false);
    }
  };
  if (!isOurs(picture.image)) return <>{face?.children}</>;
  return (
    <>
      {face ? (
        <button
          type="button"
          class="picture-face"
          aria-label={face.label}
          title={face.label}
          onClick={() => void open()}
        >
          {face.children}
        </button>
      ) : (
        <Button icon="crop" busy={isBusy} onClick={() => void open()}>
          {t('editor.crop')}
        </Button>
      )}
      {original && (
        <PictureDialog
          file={original.file}
          now={{ ...picture, crop: original.crop }}
          onPicture={onPicture}
          onClose={() => setOriginal(undefined)}
        />
      )}
    </>
  );
}
