import { useState } from 'preact/hooks';
import { Button } from '../../frame/button.tsx';
import { PictureDialog, type PictureValue } from './picture-dialog.tsx';
import { chooseFile, PICTURES } from './upload.ts';

interface Props {
  label: string;
  /** Words of the button; without them it is its icon. */
  text?: string;
  onPicture(picture: PictureValue): void;
}

/** Asks for a picture. */
export function PictureButton({ label, text, onPicture }: Props) {
  const [file, setFile] = useState<File>();
  const choose = async () => setFile(await chooseFile(PICTURES));
  return (
    <>
      {text === undefined ? (
        <Button kind="plain" icon="picture" label={label} onClick={() => void choose()} />
      ) : (
        <Button icon="picture" onClick={() => void choose()}>
          {text}
        </Button>
      )}
      {file && (
        <PictureDialog file={file} onPicture={onPicture} onClose={() => setFile(undefined)} />
      )}
    </>
  );
}
