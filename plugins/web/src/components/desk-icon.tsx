import { Drawing } from './icon.tsx';

/** Drawings that players do not see: so their page does not bring them. */
const PATHS = {
  download: 'M12 4v11m-5-4.5 5 5 5-5M4 20h16',
  expand: 'M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5',
  lock: 'M6 11h12v9H6ZM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  send: 'M4 12 20 4l-4 16-4.5-6.5ZM11.5 13.5 20 4',
  list: 'M8 6h12M8 12h12M8 18h12M4 6v.1M4 12v.1M4 18v.1',
  reply: 'M10 6 4 12l6 6M4 12h9c4 0 7 2 7 6',
  unlock: 'M6 11h12v9H6ZM8.5 11V8a3.5 3.5 0 0 1 6.7-1.4',
} as const;

/** A drawing on the host's or the phone's page, beside a text that says the same. */
export function DeskIcon({ name }: { name: keyof typeof PATHS }) {
  return <Drawing name={name} path={PATHS[name]} />;
}
