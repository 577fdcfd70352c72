import { useEffect, useState } from 'preact/hooks';
import type { GameState, Reveal } from '../../../../../client/game-state.ts';
import { Button } from '../../desk/frame/button.tsx';
import { t } from '../../words/t.ts';
import { Card } from '../console/card.tsx';
import type { HostConnection } from '../session.ts';
import { AnswerGroups } from './answer-groups.tsx';
import { LastCall } from './last-call.tsx';
import { isTyped, unjudgedIn } from './unjudged.ts';

interface Props {
  connection: HostConnection;
  state: GameState;
}

/**
 * Lets the host rule after a reveal: which typed answers are right, and whether the question counts.
 * Points follow for everybody.
 */
export function RulingsCard({ connection, state }: Props) {
  const unjudged = unjudgedIn(connection);
  const [chosen, choose] = useState<number>();
  const { reveal, question, phase } = state;
  const waiting = unjudged.questions.value;
  useEffect(() => unjudged.see(state), [unjudged, state]);
  useEffect(() => choose(undefined), [question?.index]);
  if (phase !== 'revealed' || !reveal || !question) return null;
  const isPoll = reveal.graded === false && !reveal.void;
  const index = chosen ?? reveal.index;
  const others = waiting.filter((one) => one !== index);
  if (isPoll && others.length === 0) return null;
  const canJudge = reveal.judged !== false && isTyped(question.form.kind);
  const isShown = index !== reveal.index || canJudge;
  return (
    <Card
      title={t(isShown ? 'ruling.answersTo' : 'ruling.question', { number: index + 1 })}
      aside={waiting.includes(index) && <span class="chip warn">{t('ruling.toLook')}</span>}
      look="rulings"
    >
      {isShown && <AnswerGroups key={index} connection={connection} index={index} />}
      <p class="rulings-ways">
        {waiting.includes(index) && (
          <Button kind="plain" icon="check" onClick={() => unjudged.settle(index)}>
            {t('ruling.leave')}
          </Button>
        )}
        {index === reveal.index && !isPoll && <Void connection={connection} reveal={reveal} />}
      </p>
      {others.length > 0 && (
        <p class="rulings-ways">
          <span class="soft">{t('ruling.alsoLook')}</span>
          {others.map((one) => (
            <Button key={one} kind="plain" onClick={() => choose(one)}>
              {t('ruling.question', { number: one + 1 })}
            </Button>
          ))}
        </p>
      )}
      <LastCall
        connection={connection}
        unjudged={unjudged}
        onLook={() => choose(unjudged.questions.peek()[0])}
      />
    </Card>
  );
}

function Void({ connection, reveal }: { connection: HostConnection; reveal: Reveal }) {
  const { index } = reveal;
  const rule = (isOut: boolean) => {
    unjudgedIn(connection).settle(index);
    void connection.command('judge', { index, void: isOut });
  };
  return reveal.void ? (
    <>
      <span class="chip warn">{t('ruling.countsNothing')}</span>
      <Button icon="undo" onClick={() => rule(false)}>
        {t('ruling.letCount')}
      </Button>
    </>
  ) : (
    <Button kind="plain" icon="trash" onClick={() => rule(true)}>
      {t('ruling.takeOut')}
    </Button>
  );
}
