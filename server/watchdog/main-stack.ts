import { Session } from 'node:inspector';

/** ms in which the main thread must stop for a look: in a call of native code it does not, and on a busy machine it takes a while. */
const PATIENCE = 1000;

/** Frames that are looked at. */
const FRAMES = 50;

/**
 * Stops the main thread for a moment, also in the middle of a loop, to see where it is. Works in
 * another thread only.
 * @returns its stack, written as that of an error; empty when it cannot be seen
 */
export async function mainStack(): Promise<string> {
  const session = new Session();
  const files = new Map<string, string>();
  const { promise, resolve } = Promise.withResolvers<string>();
  session.on('Debugger.scriptParsed', ({ params }) => files.set(params.scriptId, params.url));
  session.on('Debugger.paused', ({ params }) => {
    const frames = params.callFrames.slice(0, FRAMES).map(({ functionName, location }) => {
      const { scriptId, lineNumber, columnNumber = 0 } = location;
      const name = functionName || '<anonymous>';
      return `    at ${name} (${files.get(scriptId)}:${lineNumber + 1}:${columnNumber + 1})`;
    });
    resolve(frames.join('\n'));
  });
  const timer = setTimeout(() => resolve(''), PATIENCE);
  try {
    session.connectToMainThread();
    session.post('Debugger.enable');
    session.post('Debugger.pause');
    return await promise;
  } catch {
    return '';
  } finally {
    clearTimeout(timer);
    // The main thread continues.
    session.disconnect();
  }
}
