import type { Payload } from './payload.ts';

/** The message as text only, without what the API did not like; undefined when it is that already. */
export function plainText(payload: Payload): Payload | undefined {
  const body = textOf(payload);
  return body === undefined ? undefined : { type: 'text', text: { body, preview_url: false } };
}

function textOf(payload: Payload): string | undefined {
  switch (payload.type) {
    case 'text':
    case 'audio':
      return undefined;
    case 'image':
      return payload.image.caption;
    case 'video':
      return payload.video.caption;
    case 'interactive':
      return payload.interactive.body.text;
  }
}
