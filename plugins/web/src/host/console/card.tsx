import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface Props {
  title: string;
  /** At the end of its head. */
  aside?: ComponentChildren;
  /** Further classes. */
  look?: string;
  children: ComponentChildren;
}

/** A card of the console: what it is about, and what there is. */
export function Card({ title, aside, look = '', children }: Props) {
  const id = useId();
  return (
    <section class={`card ${look}`} aria-labelledby={id}>
      <header>
        <h2 id={id} class="grow">
          {title}
        </h2>
        {aside}
      </header>
      <div class="card-content">{children}</div>
    </section>
  );
}
