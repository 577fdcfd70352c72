import { create } from 'qrcode';

/** Modules of quiet zone that the standard asks for (ISO/IEC 18004). */
const MARGIN = 4;

/** A QR code as one SVG path. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path } = drawn(text);
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

/** Of the texts that a page has drawn: each step of a big screen shows the same one again. */
const known = new Map<string, ReturnType<typeof draw>>();

function drawn(text: string) {
  const code = known.get(text) ?? draw(text);
  known.set(text, code);
  return code;
}

function draw(text: string): { size: number; path: string } {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  const squares = [...data].flatMap((dark, at) =>
    dark ? `M${at % size} ${Math.floor(at / size)}h1v1h-1z` : [],
  );
  return { size, path: squares.join('') };
}
