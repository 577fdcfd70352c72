import { renderToString } from 'preact-render-to-string';
import { ConnectionBanner } from '../components/connection-banner.tsx';
import { Face } from '../components/face.tsx';
import { Logo } from '../components/logo.tsx';
import { JoinForm } from '../play/join-form.tsx';
import { speak } from '../words/page-words.ts';
import { t } from '../words/t.ts';

/**
 * The body of each page before its script is there, by the page's name. Its sentences are marks: the build
 * puts those of each language in their place.
 * @param languages names of those that there are to choose from, by tag
 */
export function bodiesIn(languages: Record<string, string>): Record<string, string> {
  speak({ languages, named: {} });
  return bodies();
}

const bodies = () => ({
  index: renderToString(
    <>
      <JoinForm pin="" onJoin={async () => {}} />
      <div class="shell-returning">
        <ConnectionBanner text={t('shared.returning')} />
      </div>
    </>,
  ),
  host: renderToString(<Splash />),
  stage: renderToString(<Splash />),
  screen: renderToString(<Splash />),
  phone: renderToString(<Splash />),
  reference: renderToString(<Splash />),
  shared: renderToString(<Splash />),
  summary: renderToString(<Splash />),
  'not-found': renderToString(<NothingHere />),
});

function Splash() {
  return (
    <main class="splash">
      <Logo />
    </main>
  );
}

function NothingHere() {
  return (
    <main class="splash nothing-here">
      <Logo />
      <p class="nothing-here-code" aria-hidden="true">
        4<Face nickname="404" />4
      </p>
      <h1>{t('lost.heading')}</h1>
      <p>{t('lost.why')}</p>
      <p class="nothing-here-ways">
        <a class="button primary" href="/">
          {t('join.heading')}
        </a>
        <a class="button" href="/host">
          {t('join.host')}
        </a>
      </p>
    </main>
  );
}
