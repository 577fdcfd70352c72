const PATHS = {
  alert: 'M12 3 2 20h20ZM12 9v5M12 17v.5',
  check: 'm4 12.5 5 5L20 6.5',
  close: 'M6 6l12 12M18 6 6 18',
  clock: 'M12 7v5l3.5 2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z',
  chevron: 'm5 9 7 7 7-7',
  download: 'M12 4v11m-5-4.5 5 5 5-5M4 20h16',
  down: 'M12 5v13m6-6-6 6-6-6',
  expand: 'M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5',
  flag: 'M5 21V4h13l-3 4.5 3 4.5H5',
  flame:
    'M12 3c1 4 5.5 5.5 5.5 10.5a5.5 5.5 0 0 1-11 0C6.5 10.5 8.5 9.5 9 7c1.5 1 2 2.5 2 4 1-1.5 2-4 1-8Z',
  less: 'M5 12h14',
  lock: 'M6 11h12v9H6ZM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  minus: 'M5 12h14',
  next: 'M5 12h14m-6-6 6 6-6 6',
  pause: 'M8 5v14M16 5v14',
  people:
    'M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.5 20c0-4 2.7-6 6.5-6s6.5 2 6.5 6M16 4.8a3.5 3.5 0 0 1 0 6.4M18 14.5c2.3.800 3.5 2.6 3.5 5.5',
  phone: 'M7 2.5h10v19H7ZM11 18.5h2',
  play: 'M7 4.5v15l12-7.5Z',
  plus: 'M12 5v14M5 12h14',
  send: 'M4 12 20 4l-4 16-4.5-6.5ZM11.5 13.5 20 4',
  list: 'M8 6h12M8 12h12M8 18h12M4 6v.1M4 12v.1M4 18v.1',
  back: 'M15 5l-7 7 7 7',
  bolt: 'M13 2 5 14h6l-1 8 9-13h-6Z',
  reply: 'M10 6 4 12l6 6M4 12h9c4 0 7 2 7 6',
  sliders:
    'M4 7h8M18 7h2M15 4.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5ZM4 17h2M12 17h8M9 14.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5Z',
  skip: 'M5 5v14l10-7ZM19 5v14',
  trophy:
    'M7 4h10v5a5 5 0 0 1-10 0ZM7 5H3.5C3.5 8.5 5 10 7.2 10.2M17 5h3.5c0 3.5-1.5 5-3.7 5.2M12 14v4M8 20.5h8',
  unlock: 'M6 11h12v9H6ZM8.5 11V8a3.5 3.5 0 0 1 6.7-1.4',
  up: 'M12 19V6m-6 6 6-6 6 6',
  upload: 'M12 16V5m-5 4.5 5-5 5 5M4 20h16',
} as const;

export type IconName = keyof typeof PATHS;

/** A drawing beside a text that says the same. */
export function Icon({ name }: { name: IconName }) {
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
      <path d={PATHS[name]} />
    </svg>
  );
}
