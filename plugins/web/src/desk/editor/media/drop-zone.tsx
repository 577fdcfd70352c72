import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { mediaFileIn } from './upload.ts';

interface Props {
  /** How the type of a file must begin. */
  accepts: string;
  onFile(file: File): void;
  children: ComponentChildren;
}

/** Takes files that are dropped on it. */
export function DropZone({ accepts, onFile, children }: Props) {
  const [isOver, setOver] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button in it does the same
    <div
      class={`media-drop ${isOver ? 'over' : ''}`}
      onDragOver={(event) => {
        if (!event.dataTransfer?.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        const file = mediaFileIn(event.dataTransfer);
        if (!event.dataTransfer?.types.includes('Files')) return;
        event.preventDefault();
        event.stopPropagation();
        setOver(false);
        if (file?.type.startsWith(accepts)) onFile(file);
      }}
    >
      {children}
    </div>
  );
}
