import { useEffect, useState } from 'preact/hooks';
import type { OwnSummary } from '../../../../server/protocol/shares.ts';
import { Face } from '../components/face.tsx';
import { Logo } from '../components/logo.tsx';
import { OwnAnswers } from '../play/own-answers.tsx';
import { number } from '../words/numbers.ts';
import { language } from '../words/page-words.ts';
import { t } from '../words/t.ts';

const when = new Intl.DateTimeFormat(language, { dateStyle: 'long' });

/** `/summary#token`: how a player did in a game that is over, for as long as it is kept. */
export function SummaryPage() {
  const [summary, setSummary] = useState<OwnSummary>();
  const [problem, setProblem] = useState<'gone' | 'away'>();
  useEffect(() => {
    void load().then(
      (found) => {
        if (!found) return setProblem('gone');
        // The player's own token leads here: what stands in the address from now on opens this page alone.
        history.replaceState(null, '', new URL(found.url).hash);
        setSummary(found);
      },
      () => setProblem('away'),
    );
  }, []);
  return (
    <main class="summary">
      <Logo />
      {summary && <Summary {...summary} />}
      {!summary && !problem && <p role="status">{t('shared.loading')}</p>}
      {problem && <p role="alert">{t(problem === 'gone' ? 'summary.gone' : 'summary.away')}</p>}
      <a class="button" href="/">
        {t('summary.joinAnother')}
      </a>
    </main>
  );
}

/** ms between two looks while the game is being written to the records, and how many there are. */
const PAUSE = 1500;
const LOOKS = 10;

/** @returns undefined where the link opens nothing */
async function load(): Promise<OwnSummary | undefined> {
  for (let look = 1; look <= LOOKS; look++) {
    const answer = await fetch('/api/summary', {
      headers: { authorization: `Bearer ${location.hash.slice(1)}` },
    });
    if (answer.ok) return (await answer.json()) as OwnSummary;
    if (answer.status >= 500) throw new Error(`status ${answer.status}`);
    const { error } = (await answer.json()) as { error?: { code?: string } };
    if (error?.code !== 'REPORT_NOT_READY') return undefined;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  return undefined;
}

function Summary({ game, nickname, group, rank, players, total, questions }: OwnSummary) {
  const graded = questions.filter((one) => one.graded !== false);
  const right = graded.filter((one) => one.correctness === 1).length;
  return (
    <>
      <header class="summary-head">
        <Face nickname={nickname} />
        <div>
          <h1>
            <bdi>{nickname}</bdi>
          </h1>
          <p>
            <bdi>{game.title}</bdi> · {when.format(new Date(game.finishedAt))}
          </p>
          {group !== undefined && (
            <p>
              <bdi>{group}</bdi>
            </p>
          )}
        </div>
      </header>
      <dl class="final-facts">
        <Fact name={t('summary.place')}>
          {t('summary.placeOf', { rank, players: number(players) })}
        </Fact>
        <Fact name={t('summary.points')}>{number(total)}</Fact>
        {graded.length > 0 && (
          <Fact name={t('summary.right')}>{`${number(right)} / ${number(graded.length)}`}</Fact>
        )}
      </dl>
      <OwnAnswers questions={questions} />
    </>
  );
}

const Fact = ({ name, children }: { name: string; children: string }) => (
  <div class="panel">
    <dt>{name}</dt>
    <dd class="digits">{children}</dd>
  </div>
);
