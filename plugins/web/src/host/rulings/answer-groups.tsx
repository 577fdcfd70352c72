import { Button } from '../../desk/frame/button.tsx';
import { number } from '../../words/numbers.ts';
import { t } from '../../words/t.ts';
import type { HostConnection } from '../session.ts';
import { unjudgedIn } from './unjudged.ts';
import { type AnswerGroup, useAnswers } from './use-answers.ts';

interface Props {
  connection: HostConnection;
  /** Of the question. */
  index: number;
}

/** The different answers to a question, each to be accepted or rejected for all who gave it. */
export function AnswerGroups({ connection, index }: Props) {
  const { groups, more, judge } = useAnswers(connection, index);
  const rule = (group: AnswerGroup, correctness: number) => {
    unjudgedIn(connection).settle(index);
    judge(group.label, correctness);
  };
  if (!groups) return <p class="soft">{t('ruling.reading')}</p>;
  if (groups.length === 0) return <p class="soft">{t('ruling.nobody')}</p>;
  return (
    <>
      <ul class="answer-groups">
        {groups.map((group) => (
          <li key={group.label}>
            <bdi class="answer-label">{group.label}</bdi>
            <span class="digits faint">
              <span aria-hidden="true">{number(group.count)}</span>
              <span class="visually-hidden">{t('ruling.answers', { count: group.count })}</span>
            </span>
            <span class={`chip ${group.correctness === 1 ? 'good' : ''}`}>{wordFor(group)}</span>
            <Verdict group={group} rule={rule} />
          </li>
        ))}
      </ul>
      {more && (
        <Button kind="plain" onClick={more}>
          {t('ruling.more')}
        </Button>
      )}
    </>
  );
}

interface VerdictProps {
  group: AnswerGroup;
  rule(group: AnswerGroup, correctness: number): void;
}

/** One tap, and the opposite takes it back. */
function Verdict({ group, rule }: VerdictProps) {
  const { label, correctness, before } = group;
  if (correctness !== before)
    return (
      <Button
        icon="undo"
        aria-label={t('ruling.undoLabel', { label })}
        onClick={() => rule(group, before)}
      >
        {t('ruling.undo')}
      </Button>
    );
  return correctness === 1 ? (
    <Button
      icon="close"
      aria-label={t('ruling.rejectLabel', { label })}
      onClick={() => rule(group, 0)}
    >
      {t('ruling.reject')}
    </Button>
  ) : (
    <Button
      icon="check"
      aria-label={t('ruling.acceptLabel', { label })}
      onClick={() => rule(group, 1)}
    >
      {t('ruling.accept')}
    </Button>
  );
}

const wordFor = ({ correctness }: AnswerGroup): string =>
  t(correctness === 1 ? 'ruling.right' : correctness > 0 ? 'ruling.inPart' : 'ruling.wrong');
