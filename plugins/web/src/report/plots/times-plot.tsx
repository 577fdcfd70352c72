import './plots.css';
import type { ReportQuestion } from '../../../../../server/protocol/report-parts.ts';
import { t } from '../../words/t.ts';
import { spokenSeconds } from '../figures.ts';

interface Props {
  times: ReportQuestion['times'];
  answers: number;
}

const HEIGHT = 40;

/** When a question was answered: a bar for each stretch of its time, the most answers at full height. */
export function TimesPlot({ times: { width, counts }, answers }: Props) {
  const most = Math.max(1, ...counts);
  return (
    <svg
      class="plot times-plot"
      viewBox={`0 0 ${counts.length * 10} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={inWords(width, counts, answers)}
    >
      {counts.map((count, at) => {
        // One answer among thousands is still to be seen.
        const height = count === 0 ? 1 : Math.max(2, (count / most) * HEIGHT);
        return (
          <rect
            key={at}
            class={count === 0 ? 'plot-ground' : 'plot-bar'}
            x={at * 10 + 1}
            y={HEIGHT - height}
            width="8"
            height={height}
          />
        );
      })}
    </svg>
  );
}

/** The stretch with the most answers, said for who does not see the bars. */
function inWords(width: number, counts: readonly number[], answers: number): string {
  if (answers === 0) return t('report.noAnswers');
  const at = counts.indexOf(Math.max(...counts));
  return t('report.mostAnswered', {
    from: spokenSeconds(at * width),
    to: spokenSeconds((at + 1) * width),
    share: `${counts[at] ?? 0}/${answers}`,
  });
}
