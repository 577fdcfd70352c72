import { useEffect } from 'preact/hooks';
import type { ComingView } from '../../../../server/protocol/views.ts';
import { loadAhead, loadPicture } from './load-ahead.ts';

/** Loads what is shown with the question that comes, and says so where that is waited for. */
export function useLoadAhead(
  client: { loaded(question: number): void },
  coming: ComingView | undefined,
): void {
  const { index, media, pictures = [], loads } = coming ?? {};
  useEffect(() => {
    if (index === undefined) return;
    void Promise.all([media && loadAhead(media), ...pictures.map(loadPicture)]).then(
      () => loads && client.loaded(index),
    );
    // Another state of the same question brings its media once more.
  }, [client, index, loads]);
}
