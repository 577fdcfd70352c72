import type { ComponentType } from 'preact';
import { later } from '../components/later.tsx';

/** A page of the desk: each is a file of its own that comes when somebody goes there. */
export interface Route {
  pattern: RegExp;
  /** Gets the groups of the pattern as its properties. */
  Page: ComponentType<Record<string, string>>;
}

const page = (load: () => Promise<ComponentType<never>>) =>
  later(load as () => Promise<ComponentType<Record<string, string>>>);

const ID = '(?<id>[^/]+)';

export const routes: Route[] = [
  {
    pattern: /^\/host$/,
    Page: page(async () => (await import('./library/library-page.tsx')).LibraryPage),
  },
  {
    pattern: /^\/host\/import$/,
    Page: page(async () => (await import('./import/import-page.tsx')).ImportPage),
  },
  {
    pattern: new RegExp(`^/host/quiz/${ID}$`),
    Page: page(async () => (await import('./editor/editor-page.tsx')).EditorPage),
  },
  {
    pattern: new RegExp(`^/host/quiz/${ID}/play$`),
    Page: page(async () => (await import('./setup/setup-page.tsx')).SetupPage),
  },
  {
    pattern: /^\/host\/games$/,
    Page: page(async () => (await import('./games/games-page.tsx')).GamesPage),
  },
  {
    pattern: new RegExp(`^/host/games/${ID}$`),
    Page: page(async () => (await import('./history/report-page.tsx')).ReportPage),
  },
  {
    pattern: new RegExp(`^/host/games/${ID}/compare/(?<other>[^/]+)$`),
    Page: page(async () => (await import('./history/compare-page.tsx')).ComparePage),
  },
  {
    pattern: /^\/host\/look$/,
    Page: page(async () => (await import('./look/look-page.tsx')).LookPage),
  },
];
