/** The inside of the thread that renders texts. */
import { parentPort } from 'node:worker_threads';
import { render, type Source } from './render.ts';

parentPort?.on('message', (sources: Source[]) => parentPort?.postMessage(sources.map(render)));
