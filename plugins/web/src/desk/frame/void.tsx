import type { ComponentChildren } from 'preact';
import { Face } from '../../components/face.tsx';

interface Props {
  /** The faces that look out from an empty page. */
  faces: string[];
  title: string;
  children: ComponentChildren;
}

/** A page that has nothing to show says so kindly, and what to do. */
export function Void({ faces, title, children }: Props) {
  return (
    <div class="void">
      <div class="faces">
        {faces.map((name) => (
          <Face key={name} nickname={name} />
        ))}
      </div>
      <h2 class="void-title">{title}</h2>
      {children}
    </div>
  );
}
