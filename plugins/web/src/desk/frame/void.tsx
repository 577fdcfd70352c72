import type { ComponentChildren } from 'preact';
import { Face } from '../../components/face.tsx';

interface Props {
  /** The faces that look out from an empty page. */
  faces: string[];
  title: string;
  /** Where the page has no other heading. */
  isAlone?: boolean;
  children: ComponentChildren;
}

/** A page that has nothing to show says so kindly, and what to do. */
export function Void({ faces, title, isAlone = false, children }: Props) {
  const Heading = isAlone ? 'h1' : 'h2';
  return (
    <div class="void">
      <div class="faces">
        {faces.map((name) => (
          <Face key={name} nickname={name} />
        ))}
      </div>
      <Heading class="void-title">{title}</Heading>
      {children}
    </div>
  );
}
