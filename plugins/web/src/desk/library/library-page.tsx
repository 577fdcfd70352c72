import './library.css';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Key, t } from '../../words/t.ts';
import type { QuizQuery, QuizSummary } from '../api/quizzes.ts';
import { Button, ButtonLink } from '../frame/button.tsx';
import { Menu } from '../frame/menu.tsx';
import { PageHeader } from '../frame/page-header.tsx';
import { address, ask, go } from '../frame/router.ts';
import { SearchField } from '../frame/search-field.tsx';
import { ServerAway } from '../frame/server-away.tsx';
import { Void } from '../frame/void.tsx';
import { Windowed } from '../frame/windowed.tsx';
import { DropZone } from '../import/drop-zone.tsx';
import { droppedFile } from '../import/dropped.ts';
import { type List, writeQuiz } from './actions.ts';
import { ExportDialog } from './export-dialog.tsx';
import { Filters, ORDERS, type Order } from './filters.tsx';
import { NoQuizzes, Welcome } from './first-run.tsx';
import { LiveNotice } from './live-notice.tsx';
import { QuizCard } from './quiz-card.tsx';
import { Hits } from './search-result.tsx';
import { Skeleton } from './skeleton.tsx';
import { useQuizzes } from './use-quizzes.ts';

type State = NonNullable<QuizQuery['state']>;

/** Quizzes whose questions are shown when something was found in them. */
const LOOKED_INTO = 8;

const TITLES = {
  active: 'desk.library',
  archived: 'library.archive',
  deleted: 'library.deleted',
} as const satisfies Record<State, Key>;

/** `/host`: all quizzes, to find one, and to do something with it. */
export function LibraryPage() {
  const { query } = address.value;
  const q = query.get('q') ?? '';
  const tag = query.get('tag') ?? undefined;
  const asked = query.get('state');
  const state: State = asked === 'archived' || asked === 'deleted' ? asked : 'active';
  const order: Order = ORDERS.find(({ value }) => value === query.get('sort'))?.value ?? 'updated';
  const search = useCallback((text: string) => ask({ q: text || undefined }), []);
  return (
    <>
      <PageHeader title={t(TITLES[state])}>
        <SearchField label={t('library.search')} value={q} onSearch={search} />
        <Tools state={state} />
      </PageHeader>
      <DropZone onFile={importDropped} />
      <div class="desk-page">
        <Quizzes key={state} query={{ state, sort: order, ...(q && { q }), ...(tag && { tag }) }} />
      </div>
    </>
  );
}

function importDropped(file: File): void {
  droppedFile.value = file;
  go('/host/import');
}

function Tools({ state }: { state: State }) {
  if (state !== 'active')
    return (
      <ButtonLink href="/host" icon="back">
        {t('desk.library')}
      </ButtonLink>
    );
  return (
    <>
      <ButtonLink href="/host/import" icon="upload">
        {t('library.import')}
      </ButtonLink>
      <Button kind="go" icon="plus" onClick={() => void writeQuiz()}>
        {t('library.new')}
      </Button>
      <Menu
        label={t('library.more')}
        items={[
          { text: t('library.archive'), icon: 'archive', href: '/host?state=archived' },
          { text: t('library.deleted'), icon: 'trash', href: '/host?state=deleted' },
        ]}
      />
    </>
  );
}

function Quizzes({ query }: { query: QuizQuery & { sort: Order } }) {
  const { quizzes, reload, more, drop } = useQuizzes(query);
  const [exported, setExported] = useState<QuizSummary>();
  const { pages, total, tags, isBusy, problem, failedAt, of } = quizzes;
  const isFiltered = Boolean(of.q || of.tag);
  const all = pages?.flat() ?? [];
  const isNew =
    of.state === 'active' && !isFiltered && all.every((quiz) => quiz.shipped && !quiz.played);
  return (
    <>
      {of.state === 'active' && !of.q && <LiveNotice />}
      {problem && failedAt !== undefined && (
        <ServerAway
          problem={problem}
          failedAt={failedAt}
          isBusy={isBusy}
          onTry={() => void reload()}
        />
      )}
      {of.state === 'deleted' && <p class="soft">{t('library.keptFor')}</p>}
      {pages && isNew && <Welcome starters={all} />}
      {pages && (total > 0 || isFiltered) && (
        <Filters total={total} tags={tags} tag={query.tag} order={query.sort} />
      )}
      <p class="visually-hidden" role="status">
        {isBusy || !pages ? '' : found(total, of)}
      </p>
      {!pages && <Skeleton />}
      {pages && total > 0 && (
        <div class="quiz-pages" aria-busy={isBusy}>
          {of.q && <p class="soft">{found(total, of)}</p>}
          {of.q && of.state === 'active' && (
            <div class="quiz-hits">
              {all.slice(0, LOOKED_INTO).map((quiz) => (
                <Hits key={quiz.id} quiz={quiz} sought={of.q ?? ''} />
              ))}
            </div>
          )}
          {pages.map((page, index) => (
            <Cards
              key={`${JSON.stringify(of)} ${index}`}
              isFirst={index === 0}
              quizzes={page}
              reload={reload}
              drop={drop}
              onExport={setExported}
            />
          ))}
          {all.length < total && <More isBusy={isBusy} rest={total - all.length} onMore={more} />}
        </div>
      )}
      {pages && total === 0 && <Nothing query={of} />}
      {exported && <ExportDialog quiz={exported} onClose={() => setExported(undefined)} />}
    </>
  );
}

interface CardsProps extends List {
  isFirst: boolean;
  quizzes: QuizSummary[];
  onExport(quiz: QuizSummary): void;
}

/** The cards of a page. */
function Cards({ isFirst, quizzes, reload, drop, onExport }: CardsProps) {
  // The same ones again cost nothing, as more of them come into the page.
  const cards = useMemo(
    () =>
      quizzes.map((quiz) => (
        <li key={quiz.id}>
          <QuizCard quiz={quiz} list={{ reload, drop }} onExport={onExport} />
        </li>
      )),
    [quizzes, reload, drop, onExport],
  );
  return (
    <Windowed always={isFirst} count={cards.length}>
      {(shown) => <ul class="quiz-grid">{cards.slice(0, shown)}</ul>}
    </Windowed>
  );
}

const found = (total: number, { q }: QuizQuery): string =>
  q ? t('library.found', { count: total, text: q }) : t('library.quizzes', { count: total });

function Nothing({ query: { q, tag, state } }: { query: QuizQuery }) {
  if (q || tag)
    return (
      <Void
        faces={['Nobody']}
        title={
          q ? t('library.nothingWith', { text: q }) : t('library.nothingTagged', { tag: tag ?? '' })
        }
      >
        <p class="soft">{t('library.lookedThrough')}</p>
        <Button onClick={() => ask({ q: undefined, tag: undefined })}>
          {t('library.showAll')}
        </Button>
      </Void>
    );
  if (state === 'archived')
    return (
      <Void faces={['Archive']} title={t('library.archiveEmpty')}>
        <p class="soft">{t('library.archiveEmptyText')}</p>
      </Void>
    );
  if (state === 'deleted')
    return (
      <Void faces={['Bin']} title={t('library.binEmpty')}>
        {null}
      </Void>
    );
  return <NoQuizzes />;
}

interface MoreProps {
  isBusy: boolean;
  rest: number;
  onMore(): void;
}

/** Brings the next page when it comes into sight; by keyboard it is pressed. */
function More({ isBusy, rest, onMore }: MoreProps) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = element.current;
    if (!place || isBusy) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) onMore();
      },
      { rootMargin: '800px 0px' },
    );
    observer.observe(place);
    return () => observer.disconnect();
  }, [isBusy, onMore]);
  return (
    <div ref={element} class="row more-quizzes">
      <Button busy={isBusy} onClick={onMore}>
        {t('library.rest', { count: rest })}
      </Button>
    </div>
  );
}
