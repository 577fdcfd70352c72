/** What a message to a player holds, in the Cloud API's own words. */
export type Content =
  | { type: 'text'; text: { body: string; preview_url: false } }
  | { type: 'image'; image: { link: string; caption: string } }
  | { type: 'interactive'; interactive: ButtonMessage | ListMessage };

export interface ButtonMessage {
  type: 'button';
  header?: { type: 'image'; image: { link: string } };
  body: { text: string };
  action: { buttons: { type: 'reply'; reply: { id: string; title: string } }[] };
}

export interface ListMessage {
  type: 'list';
  body: { text: string };
  action: {
    button: string;
    sections: { title: string; rows: { id: string; title: string; description: string }[] }[];
  };
}

/** What the Cloud API allows, in code points (and numbers of things). */
export const LIMITS = {
  text: 4096,
  caption: 1024,
  /** Body of a message with reply buttons. */
  buttonBody: 1024,
  listBody: 4096,
  buttons: 3,
  buttonTitle: 20,
  /** Rows of a list, all sections together. */
  rows: 10,
  opener: 20,
  rowTitle: 24,
  rowDescription: 72,
  sectionTitle: 24,
  /** Ids of buttons; list rows have less. */
  buttonId: 256,
  rowId: 200,
  headerText: 60,
  footer: 60,
  /** `biz_opaque_callback_data`. */
  reference: 512,
} as const;

/** Length as the Cloud API counts it: in code points, not in UTF-16 units. */
export const lengthOf = (text: string): number => {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
};

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Shortens to `limit` code points, with an ellipsis, and never inside a character. */
export function shorten(text: string, limit: number): string {
  if (lengthOf(text) <= limit) return text;
  let kept = '';
  let room = limit - 1;
  for (const { segment } of graphemes.segment(text)) {
    room -= lengthOf(segment);
    if (room < 0) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
