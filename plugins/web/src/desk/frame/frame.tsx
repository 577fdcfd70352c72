import type { ComponentChildren } from 'preact';
import { Navigation } from './navigation.tsx';
import { Toasts } from './toast.tsx';

/** The frame of each page of the desk. */
export function Frame({ children }: { children: ComponentChildren }) {
  return (
    <div class="desk">
      <a class="button skip-link" href="#content">
        To the content
      </a>
      <Navigation />
      <main class="desk-main" id="content" tabIndex={-1}>
        {children}
      </main>
      <Toasts />
    </div>
  );
}
