import './look.css';
import { useEffect, useState } from 'preact/hooks';
import { Problem } from '../../components/problem.tsx';
import { t } from '../../words/t.ts';
import { wordsOf } from '../api/client.ts';
import { type ChosenLook, getLook, type Look, setLook } from '../api/look.ts';
import { chooseFile, PICTURES, upload } from '../editor/media/upload.ts';
import { Button } from '../frame/button.tsx';
import { PageHeader } from '../frame/page-header.tsx';
import { toast } from '../frame/toast.tsx';
import { ColourField } from './colour-field.tsx';
import { ThemeChoice } from './theme-choice.tsx';

/** The pages' own accent. */
const ACCENT = '#d4ff3a';
const GROUND = '#120a2e';

/** `/host/look`: a logo and colours for what players and rooms see, and the theme of this desk. */
export function LookPage() {
  const [look, setShown] = useState<ChosenLook>();
  const [adjusted, setAdjusted] = useState<string[]>([]);
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const show = ({ adjusted: sentences, ...chosen }: Look) => {
    setShown(chosen);
    setAdjusted(sentences);
  };
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    setProblem(undefined);
    try {
      await work();
    } catch (error) {
      setProblem(wordsOf(error));
    } finally {
      setBusy(false);
    }
  };
  useEffect(() => void attempt(async () => show(await getLook())), []);
  const change = (changes: Partial<ChosenLook>) => look && setShown({ ...look, ...changes });
  const chooseLogo = () =>
    attempt(async () => {
      const file = await chooseFile(PICTURES);
      if (file) change({ logo: (await upload(file, file.name)).url });
    });
  const save = () =>
    attempt(async () => {
      if (!look) return;
      show(await setLook(look));
      toast(t('look.saved'));
    });
  return (
    <>
      <PageHeader title={t('desk.look')}>
        <Button kind="go" busy={busy} disabled={!look} onClick={() => void save()}>
          {t('desk.save')}
        </Button>
      </PageHeader>
      <div class="desk-page look-page">
        {problem !== undefined && <Problem text={problem} />}
        <section class="card pad" aria-labelledby="look-title">
          <h2 id="look-title">{t('look.forAll')}</h2>
          <p class="soft">{t('look.forAllText')}</p>
          {look && (
            <>
              <div class="field">
                <span class="field-name">{t('look.logo')}</span>
                {look.logo !== null && (
                  <div class="look-logos">
                    <img class="on-dark" src={look.logo} alt={t('look.onDark')} />
                    <img class="on-light" src={look.logo} alt={t('look.onLight')} />
                  </div>
                )}
                <div class="row wrap">
                  <Button icon="picture" onClick={() => void chooseLogo()}>
                    {t(look.logo === null ? 'look.choose' : 'look.chooseOther')}
                  </Button>
                  {look.logo !== null && (
                    <Button kind="plain" onClick={() => change({ logo: null })}>
                      {t('look.takeAway')}
                    </Button>
                  )}
                </div>
              </div>
              <ColourField
                label={t('look.accent')}
                hint={t('look.accentHint')}
                value={look.accent}
                fallback={ACCENT}
                onChange={(accent) => change({ accent })}
              />
              <ColourField
                label={t('look.ground')}
                hint={t('look.groundHint')}
                value={look.ground}
                fallback={GROUND}
                onChange={(ground) => change({ ground })}
              />
              {adjusted.length > 0 && (
                <div class="notice warn-note small as-written" role="status">
                  <ul>
                    {adjusted.map((sentence) => (
                      <li key={sentence}>{sentence}</li>
                    ))}
                  </ul>
                </div>
              )}
            </>
          )}
        </section>
        <ThemeChoice />
      </div>
    </>
  );
}
