/** The inside of the thread that renders texts. */
import { parentPort } from 'node:worker_threads';
import { type Rendered, render, type Source } from './render.ts';

/** A parser may have a bug: it costs one text. */
function rendered(source: Source): Rendered {
  try {
    return render(source);
  } catch {
    return { problems: ['The text cannot be read for marks: it stays as it is.'] };
  }
}

parentPort?.on('message', (sources: Source[]) => parentPort?.postMessage(sources.map(rendered)));
