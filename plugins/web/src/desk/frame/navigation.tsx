import { Logo } from '../../components/logo.tsx';
import { isSignedIn, signOut } from '../api/session.ts';
import { countOfGames } from '../games/games-now.ts';
import { type DeskIconName, Icon } from './icons.tsx';
import { address } from './router.ts';

interface Place {
  text: string;
  icon: DeskIconName;
  href: string;
  isHere(path: string, query: URLSearchParams): boolean;
}

const isHistory = (query: URLSearchParams) => query.get('state') === 'finished';

const PLACES: Place[] = [
  {
    text: 'Library',
    icon: 'book',
    href: '/host',
    isHere: (path) => !path.startsWith('/host/game') && path !== '/host/look',
  },
  {
    text: 'Live',
    icon: 'screen',
    href: '/host/games',
    isHere: (path, query) => path === '/host/game' || (path === '/host/games' && !isHistory(query)),
  },
  {
    text: 'History',
    icon: 'clock',
    href: '/host/games?state=finished',
    isHere: (path, query) =>
      (path === '/host/games' && isHistory(query)) || path.startsWith('/host/games/'),
  },
  {
    text: 'Look',
    icon: 'eye',
    href: '/host/look',
    isHere: (path) => path === '/host/look',
  },
];

/** The places of the desk: at the side of a screen, at the foot of a phone. */
export function Navigation() {
  return (
    <>
      <nav class="nav" aria-label="Main">
        <Logo />
        <Places />
        <span class="nav-gap" />
        <a href="/api/docs">
          <Icon name="help" />
          API
        </a>
        <SignOut />
      </nav>
      <nav class="tabs" aria-label="Main">
        <Places />
        <SignOut />
      </nav>
    </>
  );
}

function Places() {
  const { path, query } = address.value;
  const running = countOfGames.value;
  return PLACES.map(({ text, icon, href, isHere }) => (
    <a key={text} href={href} {...(isHere(path, query) && { 'aria-current': 'page' })}>
      <Icon name={icon} />
      {text}
      {text === 'Live' && running > 0 && (
        <span class="nav-count">
          <i class="dot" aria-hidden="true" />
          <span class="digits">{running}</span>
          <span class="visually-hidden"> running</span>
        </span>
      )}
    </a>
  ));
}

/** Where the server needs no sign-in, there is nothing to leave. */
function SignOut() {
  if (!isSignedIn.value) return null;
  return (
    <button type="button" onClick={() => void signOut()}>
      <Icon name="leave" />
      Sign out
    </button>
  );
}
