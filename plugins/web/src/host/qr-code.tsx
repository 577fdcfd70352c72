import { useMemo } from 'preact/hooks';
import { create } from 'qrcode';

/** Modules of quiet zone that the standard asks for (ISO/IEC 18004). */
const MARGIN = 4;

/** A QR code as one SVG path. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path } = useMemo(() => draw(text), [text]);
  const side = size + 2 * MARGIN;
  return (
    <svg
      class="qr-code"
      viewBox={`${-MARGIN} ${-MARGIN} ${side} ${side}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <rect x={-MARGIN} y={-MARGIN} width={side} height={side} fill="#fff" />
      <path d={path} fill="#150b33" />
    </svg>
  );
}

function draw(text: string): { size: number; path: string } {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  const squares = [...data].flatMap((dark, at) =>
    dark ? `M${at % size} ${Math.floor(at / size)}h1v1h-1z` : [],
  );
  return { size, path: squares.join('') };
}
