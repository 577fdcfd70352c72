import type { Page } from 'playwright-core';

/** A second of a moving picture as WebM, recorded by the browser itself: no test has a codec of its own. */
export async function film(page: Page): Promise<Buffer> {
  const bytes = await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [640, 360];
    const recorder = new MediaRecorder(canvas.captureStream(), { mimeType: 'video/webm' });
    const pieces: Blob[] = [];
    recorder.ondataavailable = ({ data }) => pieces.push(data);
    const stopped = new Promise((resolve) => {
      recorder.onstop = resolve;
    });
    recorder.start();
    const draw = (at: number) => {
      const context = canvas.getContext('2d');
      if (!context) return;
      context.fillStyle = `hsl(${at / 10} 60% 40%)`;
      context.fillRect(0, 0, canvas.width, canvas.height);
    };
    const begun = performance.now();
    for (let at = 0; at < 1000; at = performance.now() - begun) {
      draw(at);
      await new Promise(requestAnimationFrame);
    }
    recorder.stop();
    await stopped;
    return [...new Uint8Array(await new Blob(pieces).arrayBuffer())];
  });
  return Buffer.from(bytes);
}
