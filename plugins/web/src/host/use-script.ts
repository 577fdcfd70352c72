import { useEffect, useState } from 'preact/hooks';
import { Refusal } from '../../../../client/socket.ts';
import type { ScriptedQuestion } from '../../../../server/protocol/console.ts';
import type { HostConnection } from './session.ts';

/** The questions of a game as its host knows them: they never change, so each is asked for once. */
export type Script = ReadonlyMap<number, ScriptedQuestion>;

/**
 * Knows this question and the one after it, with what is right.
 * @param index of the first one of interest
 * @param total how many questions there are
 */
export function useScript(connection: HostConnection, index: number, total: number): Script {
  const [script, setScript] = useState<Script>(new Map());
  const online = connection.online.value;
  const missing = [index, index + 1].find((at) => at < total && !script.has(at));
  useEffect(() => {
    if (missing === undefined || !online) return undefined;
    let wanted = true;
    connection.script(missing).then(
      ({ questions }) => {
        if (wanted) setScript((known) => withMore(known, questions));
      },
      (refusal: unknown) => {
        // A console without it steers as well; it asks again once it is back, or at the next question.
        if (!(refusal instanceof Refusal)) throw refusal;
      },
    );
    return () => {
      wanted = false;
    };
  }, [connection, missing, online]);
  return script;
}

const withMore = (known: Script, questions: readonly ScriptedQuestion[]): Script =>
  new Map([...known, ...questions.map((question) => [question.index, question] as const)]);
