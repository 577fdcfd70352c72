import type { Snapshot } from '../../server/plugin.ts';

/** Something is asked by which the first ones come to answer: chats are asked, too. */
export interface OpenAsking {
  /** The question that comes after it. */
  index: number;
  text?: string | undefined;
  html?: string | undefined;
  openedAt: number;
  closesAt: number;
}

/** The ask that takes answers right now before a question, where the first ones count. */
export function openAsking({ ask, coming, pausedAt }: Snapshot): OpenAsking | undefined {
  if (!ask || !coming || ask.first === undefined || ask.closed || pausedAt !== undefined)
    return undefined;
  const { index, text, html } = coming;
  return { index, text, html, openedAt: ask.openedAt, closesAt: ask.closesAt };
}
