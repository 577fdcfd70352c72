/** A message's own part of what is sent, as the Cloud API names it. */
export type Payload =
  | { type: 'text'; text: { body: string; preview_url: boolean } }
  | { type: 'image'; image: FileRef & { caption: string } }
  | { type: 'video'; video: FileRef & { caption: string } }
  | { type: 'audio'; audio: FileRef }
  | { type: 'interactive'; interactive: Buttons | List };

/** A file by its address, or by the id that its upload was answered with. */
export type FileRef = { link: string } | { id: string };

/** One to three reply buttons under a text, and a picture or a video above it. */
export interface Buttons {
  type: 'button';
  header?: { type: 'image'; image: FileRef } | { type: 'video'; video: FileRef };
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
