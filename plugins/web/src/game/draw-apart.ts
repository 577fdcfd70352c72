import { options } from 'preact';

const { port1, port2 } = new MessageChannel();
let draw: (() => void) | undefined;
port1.onmessage = () => draw?.();

// A timer would be late, and in a page in the background very late.
function inItsOwnTask(next: () => void): void {
  draw = next;
  port2.postMessage(undefined);
}

/**
 * Draws this change in a task of its own: what an event does and what it shows then do not hold the
 * page as one. Any other change, as by the next key, is drawn at once, and this with it.
 */
export function drawApart(): void {
  options.debounceRendering = inItsOwnTask;
  queueMicrotask(() => {
    delete options.debounceRendering;
  });
}
