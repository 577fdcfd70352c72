import { QuizText } from '../../components/quiz-text.tsx';
import { inSeconds, percent } from '../../report/figures.ts';
import { Shown, usePart } from '../../report/part.tsx';
import { ShareBar } from '../../report/plots/share-bar.tsx';
import { number } from '../../words/numbers.ts';
import { t } from '../../words/t.ts';
import { compareGames } from '../api/reports.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { moment } from '../frame/when.ts';

type Found = Awaited<ReturnType<typeof compareGames>>;

/** `/host/games/:id/compare/:other`: two games of one quiz, side by side. */
export function ComparePage({ id = '', other = '' }: Record<string, string>) {
  const part = usePart(`${id} ${other}`, () => compareGames(id, other));
  const title = part.value?.games[0].game.title;
  return (
    <>
      <PageHeader title={title ? t('history.compareOf', { title }) : t('history.compare')} />
      <div class="desk-page">
        <Shown part={part} lines={8}>
          {(found) => (
            <>
              <Figures games={found.games} />
              <Questions {...found} />
            </>
          )}
        </Shown>
      </div>
    </>
  );
}

function Figures({ games }: Pick<Found, 'games'>) {
  return (
    <div class="card">
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{t('history.game')}</th>
            <th scope="col" class="num">
              {t('report.players')}
            </th>
            <th scope="col">{t('report.answered')}</th>
            <th scope="col">{t('report.right')}</th>
            <th scope="col" class="num">
              {t('report.averageTime')}
            </th>
          </tr>
        </thead>
        <tbody>
          {games.map(({ game, players, answered, right, seconds }) => (
            <tr key={game.id}>
              <td>
                <a class="link" href={`/host/games/${game.id}`}>
                  {moment(game.finishedAt)}
                </a>
              </td>
              <td class="num" data-name={t('report.players')}>
                {number(players)}
              </td>
              <td data-name={t('report.answered')}>{percent(answered)}</td>
              <td data-name={t('report.right')}>
                <ShareBar share={right} />
              </td>
              <td class="num" data-name={t('report.averageTime')}>
                {inSeconds(seconds)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Questions({ games: [one, other], questions }: Found) {
  const [first, second] = [moment(one.game.finishedAt), moment(other.game.finishedAt)];
  return (
    <div class="card">
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{t('report.question')}</th>
            <th scope="col">{first}</th>
            <th scope="col">{second}</th>
            <th scope="col" class="num">
              {t('history.change')}
            </th>
          </tr>
        </thead>
        <tbody>
          {questions.map(({ text, one: before, other: after }, at) => (
            <tr key={at}>
              <td>
                <QuizText class="report-text" text={text} />
              </td>
              <td data-name={first}>
                <ShareBar share={before?.right} />
              </td>
              <td data-name={second}>
                <ShareBar share={after?.right} />
              </td>
              <td class="num" data-name={t('history.change')}>
                {changeOf(before?.right, after?.right)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** By how many points of a hundred the share has moved. */
function changeOf(before: number | undefined, after: number | undefined): string {
  if (before === undefined || after === undefined) return percent(undefined);
  const points = Math.round(after * 100) - Math.round(before * 100);
  return points > 0 ? `+${number(points)}` : number(points);
}
