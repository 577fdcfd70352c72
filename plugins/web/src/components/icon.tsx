/** Drawings that players see. */
const PATHS = {
  alert: 'M12 3 2 20h20ZM12 9v5M12 17v.5',
  check: 'm4 12.5 5 5L20 6.5',
  close: 'M6 6l12 12M18 6 6 18',
  clock: 'M12 7v5l3.5 2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z',
  chevron: 'm5 9 7 7 7-7',
  down: 'M12 5v13m6-6-6 6-6-6',
  flag: 'M5 21V4h13l-3 4.5 3 4.5H5',
  less: 'M5 12h14',
  next: 'M5 12h14m-6-6 6 6-6 6',
  pause: 'M8 5v14M16 5v14',
  people:
    'M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.5 20c0-4 2.7-6 6.5-6s6.5 2 6.5 6M16 4.8a3.5 3.5 0 0 1 0 6.4M18 14.5c2.3.800 3.5 2.6 3.5 5.5',
  phone: 'M7 2.5h10v19H7ZM11 18.5h2',
  plus: 'M12 5v14M5 12h14',
  bolt: 'M13 2 5 14h6l-1 8 9-13h-6Z',
  sliders:
    'M4 7h8M18 7h2M15 4.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5ZM4 17h2M12 17h8M9 14.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5Z',
  trophy:
    'M7 4h10v5a5 5 0 0 1-10 0ZM7 5H3.5C3.5 8.5 5 10 7.2 10.2M17 5h3.5c0 3.5-1.5 5-3.7 5.2M12 14v4M8 20.5h8',
  up: 'M12 19V6m-6 6 6-6 6 6',
} as const;

export type IconName = keyof typeof PATHS;

/** A drawing beside a text that says the same. */
export function Icon({ name }: { name: IconName }) {
  return <Drawing name={name} path={PATHS[name]} />;
}

/** @param path of an SVG, in a square of 24 */
export function Drawing({ name, path }: { name: string; path: string }) {
  return (
    <svg
      class={`icon icon-${name}`}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2.4"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  );
}
