import type { ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AddressRanges, QRushError, type RouteAbout, z } from '../../../server/plugin.ts';
import type { Media } from './media.ts';
import type { Phone } from './phone.ts';
import { type ChatMessage, type PhoneAction, type PhoneInfo, SECRET_HEADER } from './phone-api.ts';
import { type OwnedPhones, PhoneOwners } from './phone-owners.ts';

/** The part of a simulator that the routes need. */
export interface Phones extends OwnedPhones {
  readonly info: PhoneInfo;
  media(id: string): Media | undefined;
}

/** ms between signs of life on a stream that is quiet, so that nothing in between closes it. */
const HEARTBEAT = 25_000;

export const phoneNumber = z.string().regex(/^\d{6,15}$/, '6 to 15 digits');
export const profileName = z.string().trim().min(1).max(60);
const messageId = z.string().max(200);
export const phoneAction: z.ZodType<PhoneAction> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), profileName, text: z.string().trim().min(1).max(4096) }),
  z.object({
    type: z.literal('reply'),
    profileName,
    to: messageId,
    id: z.string().max(256),
  }),
  z.object({
    type: z.literal('reaction'),
    profileName,
    to: messageId,
    emoji: z.string().min(1).max(20),
  }),
  z.object({ type: z.enum(['sticker', 'audio', 'image']), profileName }),
]);

type Params = { number: string };

/** The description of a route here in the API's document. */
const about = (summary: string, more: Partial<RouteAbout> = {}) => ({
  config: {
    about: {
      summary,
      tag: 'Simulator',
      access: 'anybody',
      answer: z.unknown(),
      ...more,
    } as RouteAbout,
  },
});

const ROUTES = {
  info: about('Describes the business'),
  media: about('A picture of a message', { answer: ['image/*'], refusals: ['NOT_FOUND'] }),
  claim: about('Takes a number for a phone', { status: 201 }),
  events: about('The chat of a phone, as it happens', { answer: ['text/event-stream'] }),
  send: about('Sends by a phone', { body: phoneAction, status: 202 }),
};

/**
 * The routes of the page /phone, as in phone-api.ts; to be registered under `/phone/api`.
 * @param unlimited addresses for which no limit by address holds
 */
export const phoneRoutes =
  (phones: Phones, unlimited: readonly string[] = [], now: () => number = Date.now) =>
  async (http: FastifyInstance): Promise<void> => {
    const owners = new PhoneOwners(phones, new AddressRanges(unlimited), now);
    const streams = new Set<ServerResponse>();
    // A server that waited for these to end by themselves would never stop.
    http.addHook('preClose', async () => {
      for (const stream of streams) stream.end();
    });

    http.get('/info', ROUTES.info, async () => phones.info);

    http.get<{ Params: { id: string } }>(
      '/media/:id',
      ROUTES.media,
      async ({ params: { id } }, reply) => {
        const media = phones.media(id);
        if (!media) throw new QRushError('NOT_FOUND');
        return reply.type(media.mimeType).send(Buffer.from(media.bytes));
      },
    );

    http.post<{ Params: Params }>('/phones/:number', ROUTES.claim, async (request, reply) => {
      const secret = owners.claim(numberOf(request), request.ip, secretOf(request));
      return reply.code(201).header('cache-control', 'no-store').send({ secret });
    });

    http.get<{ Params: Params }>(
      '/phones/:number/events',
      ROUTES.events,
      async (request, reply) => {
        const number = numberOf(request);
        const phone = owners.phone(number, request.ip, secretOf(request));
        const lookAway = owners.look(number);
        reply.hijack();
        const { raw } = reply;
        raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
        const write = (event: string, data: ChatMessage | ChatMessage[]) =>
          raw.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
        write('chat', phone.messages());
        streams.add(raw);
        const leave = phone.look((message) => write('message', message));
        const heartbeat = setInterval(() => raw.write(':\n\n'), HEARTBEAT);
        raw.on('close', () => {
          streams.delete(raw);
          clearInterval(heartbeat);
          leave();
          lookAway();
        });
      },
    );

    http.post<{ Params: Params }>(
      '/phones/:number/messages',
      ROUTES.send,
      async (request, reply) => {
        const action = parse(phoneAction, request.body);
        const { profileName } = action;
        const phone = owners.phone(numberOf(request), request.ip, secretOf(request), profileName);
        return reply.code(202).send(perform(phone, action));
      },
    );
  };

/** Does on a phone what its user would. @throws QRushError `BAD_PAYLOAD` */
export function perform(phone: Phone, action: PhoneAction): ChatMessage {
  switch (action.type) {
    case 'text':
      return phone.send(action.text);
    case 'reply':
      return phone.reply(action.to, action.id);
    case 'reaction':
      return phone.react(action.to, action.emoji);
    default:
      return phone.attach(action.type);
  }
}

const secretOf = ({ headers }: FastifyRequest<{ Params: Params }>): string | undefined =>
  headers[SECRET_HEADER]?.toString().slice(0, 100);

const numberOf = ({ params }: FastifyRequest<{ Params: Params }>): string =>
  parse(phoneNumber, params.number);

/** @throws QRushError `BAD_PAYLOAD` that says what is wrong */
export function parse<Value>(schema: z.ZodType<Value>, given: unknown): Value {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new QRushError('BAD_PAYLOAD', `${issue?.path.join('.') || 'value'}: ${issue?.message}`);
}
