/** A shape per option, so that nobody has to go by colour alone. */
export const SHAPES = [
  'M12 3.5 21.5 20H2.5Z',
  'M12 2.2a9.8 9.8 0 1 1 0 19.6 9.8 9.8 0 0 1 0-19.6Z',
  'M12 1.8 22.2 12 12 22.2 1.8 12Z',
  'M3.5 3.5h17v17h-17Z',
  'm12 1.8 3.1 6.7 7.3.9-5.4 5 1.4 7.2-6.4-3.6-6.4 3.6 1.4-7.2-5.4-5 7.3-.9Z',
  'M8.5 2h7v6.5H22v7h-6.5V22h-7v-6.5H2v-7h6.5Z',
  'M7 3h10l5 9-5 9H7l-5-9Z',
  'M12 21.5C4.5 16 2 12.5 2 8.6a5.4 5.4 0 0 1 10-2.4 5.4 5.4 0 0 1 10 2.4c0 3.9-2.5 7.4-10 12.9Z',
  'M12 2 21.5 10.5V21h-19V10.5Z',
  'M3 3h9a9 9 0 1 1-9 9Z',
];

export function OptionShape({ index }: { index: number }) {
  return (
    <svg class="option-shape" viewBox="0 0 24 24" aria-hidden="true">
      <path d={SHAPES[index % SHAPES.length]} />
    </svg>
  );
}
