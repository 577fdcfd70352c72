import { Picture } from '../../../components/picture.tsx';
import { t } from '../../../words/t.ts';
import { Button } from '../../frame/button.tsx';
import { type Item, isEmpty, textOf } from '../draft-form.ts';
import { CropButton } from '../media/crop-button.tsx';
import { PictureButton } from '../media/picture-button.tsx';
import { fieldName } from '../problems.ts';
import { nextOnEnter, pastedLines } from './rows.ts';

interface Props {
  path: (string | number)[];
  label: string;
  item: Item | undefined;
  hasPictures: boolean;
  isWrong: boolean;
  onChange(item: Item): void;
  onLines?(lines: string[]): void;
  onAdd?: (() => void) | undefined;
}

/** An option, an item or one side of a pair: a text, and a picture where the type has them. */
export function ItemInput(props: Props) {
  const { path, label, item, hasPictures, isWrong, onChange, onLines, onAdd } = props;
  const media = typeof item === 'object' ? item.media : undefined;
  const setText = (text: string) => {
    if (!media) return onChange(text);
    onChange(text === '' ? { media } : { media, text });
  };
  return (
    <div class="item-input">
      {media && (
        <CropButton
          picture={media}
          face={{
            label: t('editor.changePictureOf', { label }),
            children: <Picture class="item-picture" image={media.image} alt={media.alt} />,
          }}
          onPicture={(changed) => {
            const text = textOf(item);
            onChange(text === '' ? { media: changed } : { media: changed, text });
          }}
        />
      )}
      <input
        class="input"
        dir="auto"
        {...fieldName(...path)}
        aria-label={label}
        {...(isWrong && { 'aria-invalid': true })}
        value={textOf(item)}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => nextOnEnter(event, onAdd)}
        onPaste={(event) => {
          const lines = onLines && pastedLines(event);
          if (!lines) return;
          event.preventDefault();
          onLines(lines);
        }}
      />
      {hasPictures &&
        (media ? (
          <Button
            kind="plain"
            icon="close"
            label={t('editor.removePictureOf', { label })}
            onClick={() => onChange(textOf(item))}
          />
        ) : (
          <PictureButton
            label={t('editor.addPictureTo', { label })}
            onPicture={(picture) =>
              onChange(isEmpty(item) ? { media: picture } : { media: picture, text: textOf(item) })
            }
          />
        ))}
    </div>
  );
}
