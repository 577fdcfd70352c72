import { useState } from 'preact/hooks';
import { Picture } from '../../../components/picture.tsx';
import { Problem } from '../../../components/problem.tsx';
import { t } from '../../../words/t.ts';
import { Button } from '../../frame/button.tsx';
import { TextInput } from '../fields/text-input.tsx';
import { fieldName, type Problems, problemAt, problemIn } from '../problems.ts';
import type { Reframed } from './crop.ts';
import { CropButton } from './crop-button.tsx';
import { DropZone } from './drop-zone.tsx';
import { PictureButton } from './picture-button.tsx';
import { PictureDialog, type PictureValue } from './picture-dialog.tsx';

interface Props {
  name: string;
  label: string;
  picture: PictureValue | undefined;
  /** Whether it is seen elsewhere, and larger. */
  isSeen?: boolean;
  problems: Problems;
  /** @param reframed when another part of the same picture is shown */
  onChange(picture: PictureValue | undefined, reframed?: Reframed): void;
}

/** A picture by upload, drop or paste, and what is on it. */
export function PictureField({ name, label, picture, isSeen, problems, onChange }: Props) {
  const path = name.split('.');
  const [dropped, setDropped] = useState<File>();
  const problem = problemAt(problems, ...path) ?? problemIn(problems, ...path, 'image');
  return (
    <fieldset class="field">
      <legend class="field-name">{label}</legend>
      <DropZone accepts="image/" onFile={setDropped}>
        {picture ? (
          <div class={isSeen ? '' : 'medium'}>
            {!isSeen && <Picture class="medium-picture" image={picture.image} alt={picture.alt} />}
            <div class="medium-fields">
              <TextInput
                name={`${name}.alt`}
                label={t('editor.describe')}
                value={picture.alt}
                problem={problemIn(problems, ...path, 'alt')}
                onInput={(alt) => onChange({ ...picture, alt })}
              />
              <div class="row wrap">
                <CropButton picture={picture} onPicture={onChange} />
                <Button kind="plain" icon="trash" onClick={() => onChange(undefined)}>
                  {t('editor.removePicture')}
                </Button>
              </div>
            </div>
          </div>
        ) : (
          <div class="row wrap" {...fieldName(...path)}>
            <PictureButton label={label} text={t('editor.addPicture')} onPicture={onChange} />
            <span class="faint small">{t('editor.orDrop')}</span>
          </div>
        )}
      </DropZone>
      {problem !== undefined && <Problem text={problem} />}
      {dropped && (
        <PictureDialog file={dropped} onPicture={onChange} onClose={() => setDropped(undefined)} />
      )}
    </fieldset>
  );
}
