/** A message's own part of what is sent, as the Cloud API names it. */
export type Payload =
  | { type: 'text'; text: { body: string; preview_url: boolean } }
  | { type: 'image'; image: { link: string; caption: string } }
  | { type: 'interactive'; interactive: Buttons | List };

/** One to three reply buttons under a text, and a picture above it. */
export interface Buttons {
  type: 'button';
  header?: { type: 'image'; image: { link: string } };
  body: { text: string };
  action: { buttons: { type: 'reply'; reply: { id: string; title: string } }[] };
}

/** Up to ten rows, on a sheet that opens over the chat. */
export interface List {
  type: 'list';
  body: { text: string };
  action: {
    button: string;
    sections: { title: string; rows: { id: string; title: string; description?: string }[] }[];
  };
}
