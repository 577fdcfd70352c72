import type { Cue } from './cue.ts';

/** Captions as WebVTT: equal captions are equal texts. */
export const writeCaptions = (cues: readonly Cue[]): string =>
  `WEBVTT\n${cues.map(block).join('')}`;

const block = ({ start, end, place, text }: Cue): string =>
  `\n${time(start)} --> ${time(end)}${place && ` ${place}`}\n${text}\n`;

/** @param ms from the beginning of the clip */
function time(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const clock = parts.map((part) => `${part}`.padStart(2, '0')).join(':');
  return `${clock}.${`${ms % 1000}`.padStart(3, '0')}`;
}
