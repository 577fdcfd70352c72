import { Drawing } from '../../components/icon.tsx';

/** Drawings of the desk: beside a text that says the same, or in a button whose label does. */
const PATHS = {
  alert: 'M12 3 2 20h20ZM12 9v5M12 17v.5',
  archive: 'M3 4h18v5H3ZM5 9v11h14V9M10 13h4',
  back: 'M19 12H5m6-6-6 6 6 6',
  bolt: 'M13 2 5 14h6l-1 8 9-13h-6Z',
  book: 'M4 5c3-1 6-1 8 1 2-2 5-2 8-1v14c-3-1-6-1-8 1-2-2-5-2-8-1ZM12 6v14',
  bots: 'M5 9h14v10H5ZM12 9V5M12 5v.1M9 13v1.5M15 13v1.5M2.5 13v3M21.5 13v3',
  captions: 'M3 5h18v14H3ZM6.5 11h5M14.5 11h3M6.5 15h3M12.5 15h5',
  chat: 'M4 5h16v11H10l-4.5 4V16H4Z',
  check: 'm4 12.5 5 5L20 6.5',
  clock: 'M12 7v5l3.5 2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z',
  close: 'M6 6l12 12M18 6 6 18',
  copy: 'M8 8h12v12H8ZM4 16V4h12',
  crop: 'M7 2v15h15M2 7h15v15',
  dots: 'M5 12v.1M12 12v.1M19 12v.1',
  down: 'M12 5v13m6-6-6 6-6-6',
  download: 'M12 4v11m-5-4.5 5 5 5-5M4 20h16',
  edit: 'M4 20h4L19.5 8.5l-4-4L4 16ZM13 7l4 4',
  eye: 'M2 12c3-5 6-7 10-7s7 2 10 7c-3 5-6 7-10 7s-7-2-10-7ZM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z',
  file: 'M6 3h8l5 5v13H6ZM14 3v5h5',
  flag: 'M5 21V4h13l-3 4.5 3 4.5H5',
  grip: 'M9 6v.1M15 6v.1M9 12v.1M15 12v.1M9 18v.1M15 18v.1',
  help: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.4-1 .9-1 1.7M12 17v.1',
  key: 'M14.5 13.5a5 5 0 1 0-4-4L3 17v4h4v-3h3v-3ZM16 8v.1',
  leave: 'M10 4H4v16h6M15 7l5 5-5 5M20 12H9',
  less: 'M5 12h14',
  list: 'M8 6h12M8 12h12M8 18h12M4 6v.1M4 12v.1M4 18v.1',
  lock: 'M6 11h12v9H6ZM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  mute: 'M4 9.5v5h4l5 4v-13l-5 4ZM16.5 9.5l5 5M21.5 9.5l-5 5',
  next: 'M5 12h14m-6-6 6 6-6 6',
  offline:
    'M3 3l18 18M5 12.5a10 10 0 0 1 4-2.4M8.5 16a5 5 0 0 1 6-.6M2 9a15 15 0 0 1 4-2.5M12 5.5c3.8 0 7.2 1.2 10 3.5M12 19.5v.1',
  pause: 'M8 5v14M16 5v14',
  people:
    'M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.5 20c0-4 2.7-6 6.5-6s6.5 2 6.5 6M16 4.8a3.5 3.5 0 0 1 0 6.4M18 14.5c2.3.800 3.5 2.6 3.5 5.5',
  phone: 'M7 2.5h10v19H7ZM11 18.5h2',
  picture: 'M3 4h18v16H3ZM3 17l5-5 4 4 3-3 6 6M15.5 9v.1',
  play: 'M7 4.5v15l12-7.5Z',
  plus: 'M12 5v14M5 12h14',
  redo: 'm14 6 6 6-6 6M20 12h-9c-4 0-7-2-7-6',
  restore: 'M4 12a8 8 0 1 0 2.5-5.8L4 8.5M4 4v4.5h4.5',
  screen: 'M3 4h18v12H3ZM8 20h8M12 16v4',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM20.5 20.5 16 16',
  skip: 'M5 5v14l10-7ZM19 5v14',
  sound: 'M4 9.5v5h4l5 4v-13l-5 4ZM16.5 9a4 4 0 0 1 0 6M19 6.5a8 8 0 0 1 0 11',
  trash: 'M4 6h16M9 6V3.5h6V6M6 6l1 15h10l1-15M10 10v7M14 10v7',
  trophy:
    'M7 4h10v5a5 5 0 0 1-10 0ZM7 5H3.5C3.5 8.5 5 10 7.2 10.2M17 5h3.5c0 3.5-1.5 5-3.7 5.2M12 14v4M8 20.5h8',
  unlock: 'M6 11h12v9H6ZM8.5 11V8a3.5 3.5 0 0 1 6.7-1.4',
  undo: 'm10 6-6 6 6 6M4 12h9c4 0 7-2 7-6',
  up: 'M12 19V6m-6 6 6-6 6 6',
  upload: 'M12 16V5m-5 4.5 5-5 5 5M4 20h16',
  video: 'M3 6h13v12H3ZM16 10.5l5-3v9l-5-3',
} as const;

export type DeskIconName = keyof typeof PATHS;

export function Icon({ name }: { name: DeskIconName }) {
  return <Drawing name={name} path={PATHS[name]} />;
}
