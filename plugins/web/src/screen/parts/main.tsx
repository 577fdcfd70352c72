import type { ComponentChildren } from 'preact';
import { Afterwards } from '../../components/afterwards.tsx';
import { useFit } from '../fit/use-fit.ts';

interface Props {
  /** Names the content: it is fitted again when this changes. */
  what: unknown;
  class?: string;
  children: ComponentChildren;
}

/** The content of a step, a frame after its strip: both in one task would keep a slow computer from answering. */
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
