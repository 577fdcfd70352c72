import { z } from '../../server/plugin.ts';

/** Something that somebody did in their chat with the bot. */
export interface Update {
  /** Unique, and the same each time an update is delivered; grows. */
  id: number;
  /** The chat's id: also the user's, since only private chats are played in. */
  chat: string;
  firstName: string;
  /** The language of the user's app (IETF tag), where it tells. */
  languageCode?: string | undefined;
  content: /** `sentAt`: Telegram's stamp, ms in whole seconds. Taps have none. */
    | { type: 'text'; text: string; messageId: number; sentAt?: number }
    | { type: 'tap'; queryId: string; data: string }
    /** The user has blocked the bot. */
    | { type: 'blocked' };
}

/** The kinds of update that Telegram is asked for. */
export const ALLOWED_UPDATES = ['message', 'callback_query', 'my_chat_member'];

const user = z.object({
  id: z.int(),
  first_name: z.string().default(''),
  language_code: z.string().optional().catch(undefined),
});
type User = z.output<typeof user>;
const privateChat = z.object({ id: z.int(), type: z.literal('private') });

const base = z.object({ update_id: z.int() });
const withMessage = z.object({
  message: z.object({
    message_id: z.int(),
    chat: privateChat,
    from: user,
    text: z.string(),
    date: z.int().optional().catch(undefined),
  }),
});
const withTap = z.object({
  callback_query: z.object({
    id: z.string(),
    from: user,
    data: z.string(),
    message: z.object({ chat: privateChat }).optional(),
  }),
});
const withMember = z.object({
  my_chat_member: z.object({
    chat: privateChat,
    new_chat_member: z.object({ status: z.literal('kicked') }),
  }),
});

/** The number of an update, which may be of a kind that nobody here knows. */
export const updateId = (given: unknown): number | undefined =>
  base.safeParse(given).data?.update_id;

/** Reads an update; undefined for one that is no player's: of a group, a sticker, an edit. */
export function readUpdate(given: unknown): Update | undefined {
  const id = updateId(given);
  if (id === undefined) return undefined;
  const written = withMessage.safeParse(given).data?.message;
  if (written) {
    const { chat, from, text, message_id: messageId, date } = written;
    const stamp = date !== undefined && { sentAt: date * 1000 };
    return update(id, chat.id, from, { type: 'text', text, messageId, ...stamp });
  }
  const tapped = withTap.safeParse(given).data?.callback_query;
  if (tapped) {
    const { id: queryId, from, data } = tapped;
    return update(id, from.id, from, { type: 'tap', queryId, data });
  }
  const member = withMember.safeParse(given).data?.my_chat_member;
  return member && update(id, member.chat.id, { first_name: '' }, { type: 'blocked' });
}

const update = (
  id: number,
  chat: number,
  {
    first_name: firstName,
    language_code: languageCode,
  }: Pick<User, 'first_name' | 'language_code'>,
  content: Update['content'],
): Update => ({
  id,
  chat: String(chat),
  firstName,
  ...(languageCode !== undefined && { languageCode }),
  content,
});
