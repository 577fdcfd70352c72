import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ApiError } from '../desk/api/client.ts';
import { Button } from '../desk/frame/button.tsx';
import { t } from '../words/t.ts';

/** A part of a report: it comes by itself, whatever becomes of the others. */
export interface Part<Value> {
  value?: Value;
  /** Why it did not come, in words. */
  problem?: string;
  again(): void;
}

/** Loads a part, and loads it again when the key changes; the old value stays until then. */
export function usePart<Value>(key: string, load: () => Promise<Value>): Part<Value> {
  const [state, setState] = useState<Omit<Part<Value>, 'again'>>({});
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says what is loaded
  useEffect(() => {
    let isOver = false;
    load().then(
      (value) => !isOver && setState({ value }),
      (error: unknown) => {
        if (!(error instanceof ApiError)) throw error;
        if (!isOver) setState(({ value }) => ({ ...(value && { value }), problem: error.message }));
      },
    );
    return () => {
      isOver = true;
    };
  }, [key, turn]);
  return { ...state, again: () => setTurn((before) => before + 1) };
}

interface Props<Value> {
  part: Part<Value>;
  /** Lines that stand in its place until it is here. */
  lines?: number;
  children(value: Value): ComponentChildren;
}

/** Draws a part, its place until it is here, or why it did not come. */
export function Shown<Value>({ part, lines = 3, children }: Props<Value>) {
  const { value, problem, again } = part;
  if (problem !== undefined)
    return (
      <div class="report-problem" role="alert">
        <span class="grow">{problem}</span>
        <Button onClick={again}>{t('report.again')}</Button>
      </div>
    );
  if (value === undefined)
    return (
      <div class="report-lines" role="status" aria-label={t('shared.loading')}>
        {Array.from({ length: lines }, (_, index) => (
          <i key={index} />
        ))}
      </div>
    );
  return <>{children(value)}</>;
}
