import type { ComponentChildren } from 'preact';
import { Afterwards } from '../../components/afterwards.tsx';
import { useFit } from '../fit/use-fit.ts';

interface Props {
  /** What is fitted: another one is fitted anew. */
  what: unknown;
  class?: string;
  children: ComponentChildren;
}

/** What a step shows, a frame after its strip: both in one task would keep a slow computer from answering. */
export function Main(props: Props) {
  return (
    <Afterwards>
      <FittedMain {...props} />
    </Afterwards>
  );
}

function FittedMain({ what, class: look, children }: Props) {
  const root = useFit<HTMLElement>(what);
  return (
    <main class={look} ref={root}>
      {children}
    </main>
  );
}
