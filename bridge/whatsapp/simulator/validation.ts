import { badValue, invalidParameter, missingParameter } from './graph-error.ts';
import type { Shown } from './phone-api.ts';
import { type Fields, object, optional, text } from './validation/fields.ts';
import { type FileRules, file } from './validation/file.ts';
import { interactive } from './validation/interactive.ts';
import { type Templates, template } from './validation/template.ts';

export type { Shown };

/** A request to `/messages` that is fine. */
export type Request =
  | { kind: 'read'; messageId: string; typing: boolean }
  | { kind: 'message'; to: Addressee; template: boolean; shown: Shown; reference?: string };

/** By phone number, or by business-scoped user id; the number wins when both are given. */
export type Addressee = { phone: string } | { userId: string };

/** The things that a request may refer to. */
export interface Context extends FileRules {
  templates: Templates;
}

const ANYTHING: Context = { hasMedia: () => true, templates: undefined };

/**
 * Reads a body of `POST /{phone-number-id}/messages` as the Cloud API does: its limits are in code
 * points, and everything that is over one is refused, not shortened.
 * @throws GraphError 100, 131008, 131009, 132000, 132001
 */
export function readRequest(body: unknown, context: Context = ANYTHING): Request {
  const fields = object(body, 'body');
  if (fields.messaging_product !== 'whatsapp') {
    throw invalidParameter("The parameter messaging_product must be 'whatsapp'");
  }
  if (fields.status !== undefined) return read(fields);
  const { recipient_type: recipientType = 'individual', biz_opaque_callback_data: reference } =
    fields;
  if (recipientType !== 'individual') {
    throw invalidParameter('recipient_type must be one of {INDIVIDUAL}');
  }
  return {
    kind: 'message',
    to: addressee(fields),
    template: fields.type === 'template',
    shown: content(fields, context),
    ...(reference !== undefined && {
      reference: text(reference, 'biz_opaque_callback_data', 512),
    }),
  };
}

function read({ status, message_id: id, typing_indicator: typing }: Fields): Request {
  if (status !== 'read') throw invalidParameter('status must be one of {READ}');
  if (typing !== undefined && object(typing, 'typing_indicator').type !== 'text') {
    throw invalidParameter("typing_indicator['type'] must be one of {TEXT}");
  }
  return { kind: 'read', messageId: text(id, 'message_id', 512), typing: typing !== undefined };
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

function content(fields: Fields, context: Context): Shown {
  const { type = 'text' } = fields;
  switch (type) {
    case 'text': {
      const { body, preview_url: preview = false } = object(fields.text, 'text');
      if (typeof preview !== 'boolean') throw invalidParameter('preview_url must be a boolean');
      return { text: text(body, "text['body']", 4096) };
    }
    case 'image':
    case 'video': {
      const given = object(fields[type], type);
      return {
        [type]: file(type, given, type, context),
        text: optional(given.caption, 'caption', 1024),
      };
    }
    case 'audio':
      return { audio: file('audio', object(fields.audio, 'audio'), 'audio', context), text: '' };
    case 'interactive':
      return interactive(object(fields.interactive, 'interactive'), context);
    case 'template':
      return template(object(fields.template, 'template'), context.templates);
    default:
      throw invalidParameter(
        'type must be one of {TEXT, IMAGE, VIDEO, AUDIO, INTERACTIVE, TEMPLATE}',
      );
  }
}
