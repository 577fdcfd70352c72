/** ms of a task: with the layout that follows, it stays under 50 on a slow computer. */
const SLICE = 8;

/**
 * Does the steps of some work, some in each task, from the next one on.
 * @param onDone is called when all is done, unless it was stopped before
 * @returns what stops it
 */
export function inSlices(steps: Iterator<unknown>, onDone: () => void): () => void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    const until = performance.now() + SLICE;
    do {
      if (steps.next().done) {
        port1.close();
        onDone();
        return;
      }
    } while (performance.now() < until);
    port2.postMessage(undefined);
  };
  port2.postMessage(undefined);
  return () => port1.close();
}
