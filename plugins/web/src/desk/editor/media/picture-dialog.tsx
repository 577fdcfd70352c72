import { useEffect, useState } from 'preact/hooks';
import { Problem } from '../../../components/problem.tsx';
import { wordsOf } from '../../api/client.ts';
import { Button } from '../../frame/button.tsx';
import { Dialog } from '../../frame/dialog.tsx';
import { Field } from '../../frame/field.tsx';
import { type Crop, cropped, isWhole, WHOLE } from './crop.ts';
import { CropBox } from './crop-box.tsx';
import { upload } from './upload.ts';

export interface PictureValue {
  image: string;
  alt: string;
}

interface Props {
  file: File;
  /** What is known to be on it. */
  alt?: string;
  onPicture(picture: PictureValue): void;
  onClose(): void;
}

/** Letters of a description at the most. */
const LONGEST_ALT = 200;

/** What is shown of a picture, and what is on it in words; then it is put on the server. */
export function PictureDialog({ file, alt: known = '', onPicture, onClose }: Props) {
  const [image, setImage] = useState<ImageBitmap>();
  const [crop, setCrop] = useState<Crop>(WHOLE);
  const [alt, setAlt] = useState(known);
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  // A picture that moves would stand still: it is taken whole.
  const canCrop = file.type !== 'image/gif';

  useEffect(() => {
    createImageBitmap(file).then(setImage, () =>
      setProblem('This file is not a picture that your browser can show.'),
    );
  }, [file]);

  const take = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      const part = image && !isWhole(crop) ? await cropped(image, crop, file.type) : file;
      const { url } = await upload(part, file.name);
      onPicture({ image: url, alt: alt.trim() });
      onClose();
    } catch (error) {
      setProblem(wordsOf(error));
      setBusy(false);
    }
  };

  return (
    <Dialog
      title="Add a picture"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="go" busy={isBusy} onClick={() => void take()}>
            Add the picture
          </Button>
        </>
      }
    >
      {image && canCrop && (
        <>
          <CropBox image={image} crop={crop} onCrop={setCrop} />
          <div class="row wrap">
            <span class="hint small faint grow">Drag the corners to show a part of it.</span>
            <Button kind="plain" disabled={isWhole(crop)} onClick={() => setCrop(WHOLE)}>
              Show all of it
            </Button>
          </div>
        </>
      )}
      <Field
        label="What is on it, in words"
        hint="For those who do not see it, and for chats. Without giving the answer away."
      >
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
