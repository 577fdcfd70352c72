import { useRef, useState } from 'preact/hooks';
import { Clip } from '../../../components/clip.tsx';
import { Picture } from '../../../components/picture.tsx';
import { Problem } from '../../../components/problem.tsx';
import { t } from '../../../words/t.ts';
import { wordsOf } from '../../api/client.ts';
import { Button } from '../../frame/button.tsx';
import { TextInput } from '../fields/text-input.tsx';
import { fieldName, type Problems, problemAt, problemIn } from '../problems.ts';
import { CaptionsField } from './captions-field.tsx';
import { CropButton } from './crop-button.tsx';
import { DropZone } from './drop-zone.tsx';
import { PictureButton } from './picture-button.tsx';
import { PictureDialog } from './picture-dialog.tsx';
import { chooseFile, SOUNDS, upload } from './upload.ts';

/** A question's picture, sound or video. */
export interface Media {
  image?: string;
  audio?: string;
  video?: string;
  alt: string;
  /** Of a sound or a video. */
  captions?: string;
  credit?: string;
}

interface Props {
  media: Media | undefined;
  problems: Problems;
  /** A file that was pasted or dropped elsewhere on the form. */
  given: File | undefined;
  onTaken(): void;
  onChange(media: Media | undefined): void;
}

/** A picture, a sound or a video with the question: by upload, drop or paste. */
export function MediaField({ media, problems, given, onTaken, onChange }: Props) {
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const [dropped, setDropped] = useState<File>();
  const file = given ?? dropped;
  const picture = file?.type.startsWith('image/') ? file : undefined;

  const take = async (sound: File) => {
    setBusy(true);
    setRefusal(undefined);
    try {
      const { url, kind } = await upload(sound, sound.name);
      if (kind === 'captions') setRefusal(t('editor.clipFirst'));
      else onChange({ [kind === 'picture' ? 'image' : kind]: url, alt: media?.alt ?? '' });
    } catch (error) {
      setRefusal(wordsOf(error));
    } finally {
      setBusy(false);
    }
  };
  const choose = async () => {
    const chosen = await chooseFile(SOUNDS);
    if (chosen) await take(chosen);
  };
  const onFile = (chosen: File) =>
    chosen.type.startsWith('image/') ? setDropped(chosen) : void take(chosen);
  const done = () => {
    setDropped(undefined);
    onTaken();
  };

  const problem = refusal ?? problemAt(problems, 'media') ?? addressProblem(problems);
  return (
    <div class="field">
      <DropZone accepts="" onFile={onFile}>
        {media ? (
          <MediumView media={media} problems={problems} onChange={onChange} />
        ) : (
          <div class="row wrap" {...fieldName('media')}>
            <PictureButton
              label={t('editor.addPicture')}
              text={t('editor.addPicture')}
              onPicture={(added) => onChange({ ...added })}
            />
            <Button icon="sound" busy={isBusy} onClick={() => void choose()}>
              {t('editor.addSound')}
            </Button>
            <span class="faint small">{t('editor.orDropPaste')}</span>
          </div>
        )}
      </DropZone>
      {problem !== undefined && <Problem text={problem} />}
      {picture && (
        <PictureDialog
          file={picture}
          onPicture={(added) => onChange({ ...added })}
          onClose={done}
        />
      )}
      {given && !picture && <TakeOnce file={given} take={take} onTaken={onTaken} />}
    </div>
  );
}

/** Takes a file that needs no questions. */
function TakeOnce({
  file,
  take,
  onTaken,
}: {
  file: File;
  take(file: File): Promise<void>;
  onTaken(): void;
}) {
  useState(() => {
    void take(file).finally(onTaken);
  });
  return null;
}

const REMOVE = {
  picture: 'editor.removePicture',
  sound: 'editor.removeSound',
  video: 'editor.removeVideo',
} as const;

const addressProblem = (problems: Problems): string | undefined =>
  ['image', 'audio', 'video'].map((kind) => problemIn(problems, 'media', kind)).find(Boolean);

function MediumView({
  media,
  problems,
  onChange,
}: {
  media: Media;
  problems: Problems;
  onChange(media: Media | undefined): void;
}) {
  const { image, audio, video, captions, alt, credit } = media;
  const kind = audio ? 'sound' : video ? 'video' : 'picture';
  const source = audio ?? video;
  const element = useRef<HTMLVideoElement>(null);
  return (
    <div class="medium">
      {image !== undefined && <Picture class="medium-picture" image={image} alt={alt} />}
      {source !== undefined && (
        <div class="medium-clip">
          <Clip
            kind={audio === undefined ? 'video' : 'audio'}
            preload="metadata"
            {...{ source, captions, alt, element }}
          />
        </div>
      )}
      <div class="medium-fields">
        <TextInput
          name="media.alt"
          label={t(kind === 'sound' ? 'editor.describeSound' : 'editor.describe')}
          value={alt}
          hint={t('editor.describeHint')}
          problem={problemIn(problems, 'media', 'alt')}
          onInput={(text) => onChange({ ...media, alt: text })}
        />
        <TextInput
          name="media.credit"
          label={t('editor.credit')}
          value={credit}
          placeholder={t('desk.optional')}
          problem={problemIn(problems, 'media', 'credit')}
          onInput={(text) => {
            const { credit: _, ...rest } = media;
            onChange(text ? { ...rest, credit: text } : rest);
          }}
        />
        {source !== undefined && (
          <CaptionsField
            captions={captions}
            problem={problemIn(problems, 'media', 'captions')}
            onChange={(changed) => {
              const { captions: _, ...rest } = media;
              onChange(changed === undefined ? rest : { ...rest, captions: changed });
            }}
          />
        )}
        <div class="row wrap">
          {image !== undefined && (
            <CropButton
              picture={{ image, alt }}
              onPicture={(changed) => onChange({ ...changed, ...(credit && { credit }) })}
            />
          )}
          <Button kind="plain" icon="trash" onClick={() => onChange(undefined)}>
            {t(REMOVE[kind])}
          </Button>
        </div>
      </div>
    </div>
  );
}
