import { useEffect, useState } from 'preact/hooks';
import { t } from '../../words/t.ts';
import type { EditableQuiz } from '../api/quizzes.ts';
import { Icon } from '../frame/icons.tsx';
import { picturesOf, type Remark, remarksOn } from './checks.ts';

interface Props {
  quiz: EditableQuiz;
  timeFactor: number;
  /** Whether people may join by chats. */
  hasChats: boolean;
  /** Whether speed may earn points. */
  isFast: boolean;
}

/** Remarks for the host to read before everybody looks. */
export function BeforeYouStart({ quiz, timeFactor, hasChats, isFast }: Props) {
  const pictures = usePictures(quiz);
  return (
    <section class="card pad" aria-labelledby="before">
      <h2 id="before">{t('setup.before')}</h2>
      {[...remarksOn(quiz, timeFactor, hasChats, isFast), ...(pictures ? [pictures] : [])].map(
        ({ kind, text }) => (
          <p key={text} class={`remark ${kind}`}>
            <Icon name={kind === 'good' ? 'check' : 'alert'} />
            <span>{text}</span>
          </p>
        ),
      )}
    </section>
  );
}

/** Loads all pictures, as the big screen will. @returns undefined until that is done */
function usePictures(quiz: EditableQuiz): Remark | undefined {
  const [remark, setRemark] = useState<Remark>();
  useEffect(() => {
    const all = picturesOf(quiz);
    if (all.length === 0) return;
    let isCurrent = true;
    void Promise.all(all.map(loads)).then((loaded) => {
      const missing = loaded.filter((isThere) => !isThere).length;
      if (!isCurrent) return;
      setRemark(
        missing === 0
          ? { kind: 'good', text: t('setup.picturesLoad', { count: all.length }) }
          : {
              kind: 'warn',
              text: t('setup.picturesMissing', { missing, count: all.length }),
            },
      );
    });
    return () => {
      isCurrent = false;
    };
  }, [quiz]);
  return remark;
}

const loads = (address: string): Promise<boolean> =>
  new Promise((resolve) => {
    const image = new Image();
    image.onload = () => resolve(true);
    image.onerror = () => resolve(false);
    image.src = address;
  });
