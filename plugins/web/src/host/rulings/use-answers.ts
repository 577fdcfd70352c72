import { useEffect, useState } from 'preact/hooks';
import { Refusal } from '../../../../../client/socket.ts';
import type { HostResults } from '../../../../../server/protocol/results.ts';
import type { HostConnection } from '../session.ts';

/** Answers that the server sends at once: there may be more. */
const PAGE = 200;

/** Answers to a question that read alike. */
export interface AnswerGroup {
  label: string;
  count: number;
  /** 0 wrong .. 1 right. */
  correctness: number;
  /** Before the host changed it here. */
  before: number;
}

export interface Answers {
  /** Undefined until the server has sent them. */
  groups: readonly AnswerGroup[] | undefined;
  /** Reads the ones after these; undefined when there are no more. */
  more: (() => void) | undefined;
  judge(label: string, correctness: number): void;
}

/** Lists the different answers to a question that was revealed, and takes the host's rulings on them. */
export function useAnswers(connection: HostConnection, index: number): Answers {
  const [groups, setGroups] = useState<readonly AnswerGroup[]>();
  const [hasMore, setHasMore] = useState(false);
  const online = connection.online.value;
  const read = async (after?: string) => {
    try {
      const page = await connection.labels(index, after);
      setHasMore(page.length === PAGE);
      return page.map(groupOf);
    } catch (error) {
      // The game has gone on, or the connection has broken: it is read again with the next question.
      if (!(error instanceof Refusal)) throw error;
      return [];
    }
  };
  useEffect(() => {
    let wanted = online;
    setGroups(undefined);
    if (online)
      void read().then((page) => {
        if (wanted) setGroups(page);
      });
    return () => {
      wanted = false;
    };
  }, [connection, index, online]);
  const more = () => {
    void read(groups?.at(-1)?.label).then((page) => setGroups((all = []) => [...all, ...page]));
  };
  const judge = async (label: string, correctness: number) => {
    await connection.command('judge', { index, label, correctness });
    if (connection.problem.peek() || connection.overtaken.peek()) return;
    setGroups((all = []) =>
      all.map((group) => (group.label === label ? { ...group, correctness } : group)),
    );
  };
  return {
    groups,
    more: hasMore ? more : undefined,
    judge: (label, correctness) => void judge(label, correctness),
  };
}

const groupOf = (group: HostResults['labels']['labels'][number]): AnswerGroup => ({
  ...group,
  before: group.correctness,
});
