import type { ReportPlayer, ReportPlayerDetail } from '../../../../server/protocol/report-parts.ts';
import { Icon } from '../components/icon.tsx';
import { QuizText } from '../components/quiz-text.tsx';
import { Button } from '../desk/frame/button.tsx';
import { Dialog } from '../desk/frame/dialog.tsx';
import { number } from '../words/numbers.ts';
import { t } from '../words/t.ts';
import { inSeconds, NONE } from './figures.ts';
import { Shown, usePart } from './part.tsx';
import type { ReportReader } from './reader.ts';

interface Props {
  reader: ReportReader;
  player: ReportPlayer;
  onClose(): void;
}

/** A player's every answer, with the time that counted and the points. */
export function PlayerDialog({ reader, player: { id, nickname, rank, total }, onClose }: Props) {
  const part = usePart(`player ${id}`, () => reader.player(id));
  return (
    <Dialog
      title={t('report.playerTitle', { name: nickname })}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t('report.close')}</Button>}
    >
      <p class="soft">
        {t('shared.place', { rank })} · {t('shared.points', { count: total })}
      </p>
      <Shown part={part} lines={6}>
        {({ given }) => <Answers given={given} />}
      </Shown>
    </Dialog>
  );
}

function Answers({ given }: Pick<ReportPlayerDetail, 'given'>) {
  return (
    <table class="table report-given">
      <thead>
        <tr>
          <th scope="col">{t('report.question')}</th>
          <th scope="col">{t('report.answer')}</th>
          <th scope="col" class="num">
            {t('report.time')}
          </th>
          <th scope="col" class="num">
            {t('report.points')}
          </th>
        </tr>
      </thead>
      <tbody>
        {given.map((one) => (
          <tr key={one.index}>
            <td>
              <QuizText class="small" text={one.text} />
            </td>
            <td data-name={t('report.answer')}>
              {one.answer === undefined ? (
                <span class="faint">{t('report.none')}</span>
              ) : (
                <span class="row">
                  <Mark correctness={one.correctness} />
                  <span dir="auto">{one.answer}</span>
                </span>
              )}
            </td>
            <td class="num" data-name={t('report.time')}>
              {inSeconds(one.seconds)}
            </td>
            <td class="num" data-name={t('report.points')}>
              {one.graded === false ? NONE : number(one.points)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Mark({ correctness }: { correctness: number | undefined }) {
  if (correctness === undefined) return null;
  const isRight = correctness === 1;
  return (
    <span class={isRight ? 'good' : 'bad'}>
      <Icon name={isRight ? 'check' : 'close'} />
      <span class="visually-hidden">{t(isRight ? 'report.isRight' : 'report.isWrong')}</span>
    </span>
  );
}
