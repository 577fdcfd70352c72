import type { ComponentChildren } from 'preact';
import { t } from '../../words/t.ts';
import { Navigation } from './navigation.tsx';
import { Toasts } from './toast.tsx';

/** The frame of each page of the desk. */
export function Frame({ children }: { children: ComponentChildren }) {
  return (
    <div class="desk">
      <a class="button skip-link" href="#content">
        {t('desk.skip')}
      </a>
      <Navigation />
      <main class="desk-main" id="content" tabIndex={-1}>
        {children}
      </main>
      <Toasts />
    </div>
  );
}
