/** A shape per option, so that nobody has to go by colour alone. */
const SHAPES = [
  'M12 3 22 20.5H2Z',
  'M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20Z',
  'M12 1 23 12 12 23 1 12Z',
  'M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2Z',
  'm12 1.5 3.2 6.9 7.5.9-5.6 5.1 1.5 7.4-6.6-3.7-6.6 3.7 1.5-7.4-5.6-5.1 7.5-.9Z',
  'M8.5 2h7v6.5H22v7h-6.5V22h-7v-6.5H2v-7h6.5Z',
  'M7 2.5h10L22.5 12 17 21.5H7L1.5 12Z',
  'M12 22C4 16.5 1.5 12.5 1.5 8.5a5.5 5.5 0 0 1 10.5-2.3A5.5 5.5 0 0 1 22.5 8.5c0 4-2.5 8-10.5 13.5Z',
];

export function OptionShape({ index }: { index: number }) {
  return (
    <svg class="option-shape" viewBox="0 0 24 24" fill="currentColor" aria-hidden="true">
      <path d={SHAPES[index % SHAPES.length]} />
    </svg>
  );
}
