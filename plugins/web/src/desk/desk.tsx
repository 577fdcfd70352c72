import { useEffect } from 'preact/hooks';
import { Face } from '../components/face.tsx';
import { t } from '../words/t.ts';
import { openSession, signInNeeded } from './api/session.ts';
import { ButtonLink } from './frame/button.tsx';
import { Frame } from './frame/frame.tsx';
import { PageHeader } from './frame/page-header.tsx';
import { address, followLinks } from './frame/router.ts';
import { watchGames } from './games/games-now.ts';
import { routes } from './routes.tsx';
import { SignInPage } from './sign-in/sign-in-page.tsx';

/** `/host`: make quizzes, find them, set up games, and see what runs. */
export function Desk() {
  useEffect(followLinks, []);
  useEffect(() => void openSession(), []);
  useEffect(watchGames, []);
  if (signInNeeded.value) return <SignInPage />;
  return (
    <Frame>
      <CurrentPage />
    </Frame>
  );
}

function CurrentPage() {
  const { path } = address.value;
  for (const { pattern, Page } of routes) {
    const found = pattern.exec(path);
    if (found) return <Page key={path} {...found.groups} />;
  }
  return <NothingHere />;
}

function NothingHere() {
  return (
    <>
      <PageHeader title={t('desk.nothingHere')} />
      <div class="void">
        <div class="faces">
          <Face nickname="404" />
        </div>
        <p class="soft">{t('desk.nothingHereText')}</p>
        <ButtonLink href="/host" kind="go" big>
          {t('desk.toLibrary')}
        </ButtonLink>
      </div>
    </>
  );
}
