import { LanguageChoice } from '../../components/language-choice.tsx';
import { Logo } from '../../components/logo.tsx';
import { number } from '../../words/numbers.ts';
import { t } from '../../words/t.ts';
import { isSignedIn, signOut } from '../api/session.ts';
import { countOfGames } from '../games/games-now.ts';
import { type DeskIconName, Icon } from './icons.tsx';
import { address } from './router.ts';

interface Place {
  name: 'desk.library' | 'desk.live' | 'desk.history' | 'desk.look';
  icon: DeskIconName;
  href: string;
  isHere(path: string, query: URLSearchParams): boolean;
}

const isHistory = (query: URLSearchParams) => query.get('state') === 'finished';

const PLACES: Place[] = [
  {
    name: 'desk.library',
    icon: 'book',
    href: '/host',
    isHere: (path) => !path.startsWith('/host/game') && path !== '/host/look',
  },
  {
    name: 'desk.live',
    icon: 'screen',
    href: '/host/games',
    isHere: (path, query) => path === '/host/game' || (path === '/host/games' && !isHistory(query)),
  },
  {
    name: 'desk.history',
    icon: 'clock',
    href: '/host/games?state=finished',
    isHere: (path, query) =>
      (path === '/host/games' && isHistory(query)) || path.startsWith('/host/games/'),
  },
  {
    name: 'desk.look',
    icon: 'eye',
    href: '/host/look',
    isHere: (path) => path === '/host/look',
  },
];

/** The places of the desk: at the side of a screen, at the foot of a phone. */
export function Navigation() {
  return (
    <>
      <nav class="nav" aria-label={t('desk.main')}>
        <Logo />
        <Places />
        <span class="nav-gap" />
        <a href="/api/docs">
          <Icon name="help" />
          {t('desk.api')}
        </a>
        <LanguageChoice />
        <SignOut />
      </nav>
      <nav class="tabs" aria-label={t('desk.main')}>
        <Places />
        <SignOut />
      </nav>
    </>
  );
}

function Places() {
  const { path, query } = address.value;
  const running = countOfGames.value;
  return PLACES.map(({ name, icon, href, isHere }) => (
    <a key={name} href={href} {...(isHere(path, query) && { 'aria-current': 'page' })}>
      <Icon name={icon} />
      {t(name)}
      {name === 'desk.live' && running > 0 && (
        <span class="nav-count">
          <i class="dot" aria-hidden="true" />
          <span class="digits" aria-hidden="true">
            {number(running)}
          </span>
          <span class="visually-hidden"> {t('desk.running', { count: running })}</span>
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
      {t('desk.signOut')}
    </button>
  );
}
