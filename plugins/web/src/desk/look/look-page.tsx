import './look.css';
import { useEffect, useState } from 'preact/hooks';
import { Problem } from '../../components/problem.tsx';
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
      toast('Saved. Pages that are open show it when they are loaded again.');
    });
  return (
    <>
      <PageHeader title="Look">
        <Button kind="go" busy={busy} disabled={!look} onClick={() => void save()}>
          Save
        </Button>
      </PageHeader>
      <div class="desk-page look-page">
        {problem !== undefined && <Problem text={problem} />}
        <section class="card pad" aria-labelledby="look-title">
          <h2 id="look-title">What players and rooms see</h2>
          <p class="soft">The join page, the players’ pages and the big screen, from all games.</p>
          {look && (
            <>
              <div class="field">
                <span class="field-name">Logo</span>
                {look.logo !== null && (
                  <div class="look-logos">
                    <img class="on-dark" src={look.logo} alt="The logo on a dark ground" />
                    <img class="on-light" src={look.logo} alt="The logo on a light ground" />
                  </div>
                )}
                <div class="row wrap">
                  <Button icon="picture" onClick={() => void chooseLogo()}>
                    {look.logo === null ? 'Choose a picture' : 'Choose another picture'}
                  </Button>
                  {look.logo !== null && (
                    <Button kind="plain" onClick={() => change({ logo: null })}>
                      Take it away
                    </Button>
                  )}
                </div>
              </div>
              <ColourField
                label="Accent"
                hint="The PIN, the clock, what to do next"
                value={look.accent}
                fallback={ACCENT}
                onChange={(accent) => change({ accent })}
              />
              <ColourField
                label="Ground"
                hint="Behind everything"
                value={look.ground}
                fallback={GROUND}
                onChange={(ground) => change({ ground })}
              />
              {adjusted.length > 0 && (
                <div class="notice warn-note small" role="status">
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
