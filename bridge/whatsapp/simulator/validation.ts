import { badValue, invalidParameter, missingParameter } from './graph-error.ts';
import type { ChatMessage } from './phone-api.ts';

/** What a phone shows of a message. */
export type Shown = Pick<ChatMessage, 'text' | 'image' | 'header' | 'footer' | 'buttons' | 'list'>;

/** A request to `/messages` that is fine. */
export type Request =
  | { kind: 'read'; messageId: string }
  | { kind: 'message'; to: Addressee; shown: Shown; reference?: string };

/** By phone number, or by business-scoped user id; the number wins when both are given. */
export type Addressee = { phone: string } | { userId: string };

type Fields = Record<string, unknown>;

/**
 * Reads a body of `POST /{phone-number-id}/messages` as the Cloud API does: its limits are in code
 * points, and everything that is over one is refused, not shortened.
 * @throws GraphError 100, 131008, 131009
 */
export function readRequest(body: unknown): Request {
  const fields = object(body, 'body');
  if (fields.messaging_product !== 'whatsapp') {
    throw invalidParameter("The parameter messaging_product must be 'whatsapp'");
  }
  if (fields.status !== undefined) {
    if (fields.status !== 'read') throw invalidParameter('status must be one of {READ}');
    return { kind: 'read', messageId: text(fields.message_id, 'message_id', 512) };
  }
  const reference = fields.biz_opaque_callback_data;
  return {
    kind: 'message',
    to: addressee(fields),
    shown: content(fields),
    ...(reference !== undefined && {
      reference: text(reference, 'biz_opaque_callback_data', 512),
    }),
  };
}

function addressee({ to, recipient }: Fields): Addressee {
  if (to !== undefined) {
    const phone = text(to, 'to', 30).replace(/[\s()+-]/g, '');
    if (!/^\d{6,15}$/.test(phone)) throw badValue('to is not a phone number');
    return { phone };
  }
  if (recipient !== undefined) return { userId: text(recipient, 'recipient', 140) };
  throw missingParameter('one of to and recipient is required');
}

function content(fields: Fields): Shown {
  switch (fields.type ?? 'text') {
    case 'text': {
      const { body } = object(fields.text, 'text');
      return { text: text(body, "text['body']", 4096) };
    }
    case 'image': {
      const { link, caption } = object(fields.image, 'image');
      return {
        image: { url: url(link, "image['link']") },
        text: optional(caption, 'caption', 1024),
      };
    }
    case 'interactive':
      return interactive(object(fields.interactive, 'interactive'));
    default:
      throw invalidParameter('type must be one of {TEXT, IMAGE, INTERACTIVE}');
  }
}

function interactive(fields: Fields): Shown {
  const { footer } = fields;
  const around = {
    ...header(fields.header, fields.type === 'list'),
    ...(footer !== undefined && { footer: text(object(footer, 'footer').text, 'footer', 60) }),
  };
  const { text: body } = object(fields.body, 'body');
  const action = object(fields.action, 'action');
  switch (fields.type) {
    case 'button':
      return { ...around, text: text(body, 'body', 1024), buttons: buttons(action.buttons) };
    case 'list':
      return {
        ...around,
        text: text(body, 'body', 4096),
        list: {
          opener: text(action.button, 'action button', 20),
          rows: rows(action.sections),
        },
      };
    default:
      throw badValue("interactive['type'] must be one of {BUTTON, LIST}");
  }
}

function header(given: unknown, onlyText: boolean): Pick<Shown, 'header' | 'image'> {
  if (given === undefined) return {};
  const fields = object(given, 'header');
  if (fields.type === 'text') return { header: text(fields.text, 'header', 60) };
  if (fields.type !== 'image' || onlyText) {
    throw badValue(`the header of this message can not be of type ${String(fields.type)}`);
  }
  return { image: { url: url(object(fields.image, 'header image').link, 'header image') } };
}

function buttons(given: unknown): { id: string; title: string }[] {
  const read = array(given, 'buttons', 1, 3).map((button) => {
    const { type, reply } = object(button, 'button');
    if (type !== 'reply') throw badValue("a button's type must be 'reply'");
    const { id, title } = object(reply, 'reply');
    return { id: text(id, 'Button id', 256), title: line(title, 'Button title', 20) };
  });
  distinct(read, 'id', 'buttons');
  distinct(read, 'title', 'buttons');
  return read;
}

function rows(given: unknown): { id: string; title: string; description?: string }[] {
  const sections = array(given, 'sections', 1, 10).map((section) => object(section, 'section'));
  const read = sections.flatMap((section) => {
    const { title } = section;
    if (sections.length > 1 || title !== undefined) line(title, 'Section title', 24);
    return array(section.rows, 'rows', 1, 10).map((row) => {
      const fields = object(row, 'row');
      const description = fields.description;
      return {
        id: text(fields.id, 'Row id', 200),
        title: line(fields.title, 'Row title', 24),
        ...(description !== undefined && { description: line(description, 'Row description', 72) }),
      };
    });
  });
  if (read.length > 10) throw badValue('Total row count exceed max allowed count: 10');
  distinct(read, 'id', 'rows');
  return read;
}

function object(value: unknown, name: string): Fields {
  if (value === undefined) throw missingParameter(`${name} is required`);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalidParameter(`${name} must be an object`);
  }
  return value as Fields;
}

function array(value: unknown, name: string, min: number, max: number): unknown[] {
  if (!Array.isArray(value)) throw missingParameter(`${name} is required`);
  if (value.length < min || value.length > max) {
    throw badValue(`Invalid ${name} count. Min allowed count: ${min}, Max allowed count: ${max}`);
  }
  return value;
}

function text(value: unknown, name: string, max: number): string {
  if (value === undefined) throw missingParameter(`${name} is required`);
  if (typeof value !== 'string') throw invalidParameter(`${name} must be a string`);
  const length = [...value].length;
  if (value.trim() === '' || length > max) {
    throw badValue(`${name} length invalid. Min length: 1, Max length: ${max}`);
  }
  return value;
}

function line(value: unknown, name: string, max: number): string {
  const read = text(value, name, max);
  if (/[\r\n]/.test(read)) throw badValue(`${name} can not have line breaks`);
  return read;
}

const optional = (value: unknown, name: string, max: number): string =>
  value === undefined ? '' : text(value, name, max);

/** Beside what WhatsApp takes, a path: the page /phone is served from where the picture is. */
function url(value: unknown, name: string): string {
  const link = text(value, name, 2048);
  if (!/^(https?:\/\/|\/(?!\/))/.test(link)) throw badValue(`${name} is not a valid URL`);
  return link;
}

function distinct<Name extends string>(
  items: Record<Name, string>[],
  name: Name,
  what: string,
): void {
  if (new Set(items.map((item) => item[name])).size < items.length) {
    throw badValue(`Duplicate ${name} in ${what}`);
  }
}
