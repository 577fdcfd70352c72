import { createHmac } from 'node:crypto';
import type { Business, BusinessNumber } from './business.ts';
import type { FaultPlan } from './faults/fault-plan.ts';
import type { Gate } from './gate.ts';
import {
  badProof,
  badToken,
  badValue,
  GraphError,
  invalidParameter,
  unknownObject,
} from './graph-error.ts';
import type { Log } from './log.ts';
import type { MediaStore } from './media.ts';
import type { Outbound } from './outbound.ts';
import { newMessageId, type Phone } from './phone.ts';
import type { PhoneBook } from './phone-book.ts';
import type { Schedule } from './schedule.ts';
import { type Context, type Request, readRequest } from './validation.ts';

export interface CloudApiSources {
  business: Business;
  numbers: ReadonlyMap<string, BusinessNumber>;
  context: Omit<Context, 'hasMedia'>;
  phones: PhoneBook;
  /** The phone that sent each message. */
  senders: ReadonlyMap<string, Phone>;
  media: MediaStore;
  gate: Gate;
  faults: FaultPlan;
  outbound: Outbound;
  schedule: Schedule;
  log: Log;
}

/** ms that a message can be shown as read after it was sent. */
const MARKABLE = 30 * 24 * 3_600_000;

/** A message that is fine, and has not been let through yet. */
export interface Asked {
  request: Extract<Request, { kind: 'message' }>;
  /** Undefined when nobody has the user id. */
  phone: Phone | undefined;
  user: string;
}

/** The Cloud API without HTTP. Every method throws a {@link GraphError}. */
export class CloudApi {
  readonly #sources: CloudApiSources;

  constructor(sources: CloudApiSources) {
    this.#sources = sources;
  }

  authorize(authorization: string | undefined): void {
    const { token, appId, appSecret } = this.#sources.business;
    const own = [token, `${appId}|${appSecret}`].map((one) => `Bearer ${one}`);
    if (authorization === undefined || !own.includes(authorization)) throw badToken();
  }

  /** Checks a proof that the app's secret is known, if there is one. */
  prove(proof: string | undefined): void {
    const { token, appSecret } = this.#sources.business;
    const right = createHmac('sha256', appSecret).update(token).digest('hex');
    if (proof !== undefined && proof !== right) throw badProof();
  }

  number(phoneNumberId: string): BusinessNumber {
    const number = this.#sources.numbers.get(phoneNumberId);
    if (!number) throw unknownObject(phoneNumberId);
    return number;
  }

  read(body: unknown): Request {
    const { context, media } = this.#sources;
    return readRequest(body, {
      ...context,
      hasMedia: (id, kind) => media.get(id)?.mimeType.startsWith(`${kind}/`) ?? false,
    });
  }

  addressee(business: BusinessNumber, request: Asked['request']): Asked {
    const phone = this.#sources.phones.addressee(business, request.to);
    const user = phone?.number ?? Object.values(request.to)[0] ?? '';
    return { request, phone, user };
  }

  /** Lets a message through, and sends it. @returns its id */
  send(business: BusinessNumber, { request, phone }: Asked): string {
    const { gate, outbound, log, schedule } = this.#sources;
    const { shown, template, reference, to } = request;
    gate.admit(business.phoneNumberId, phone, template);
    const id = newMessageId();
    const receiver = phone ?? { userId: 'userId' in to ? to.userId : to.phone };
    log.keep({
      type: 'accepted',
      at: schedule.now(),
      phone: phone?.number ?? receiver.userId,
      id,
      ...(reference !== undefined && { reference }),
    });
    outbound.accept(business, receiver, { id, shown, reference, template });
    return id;
  }

  /** Shows a phone's message as read. */
  markRead(messageId: string): void {
    const phone = this.#sources.senders.get(messageId);
    if (!phone) throw invalidParameter('message_id does not exist');
    const at = phone.sentAt(messageId);
    if (at !== undefined && this.#sources.schedule.now() - at > MARKABLE) {
      throw badValue('The message is older than 30 days.');
    }
    phone.ticked(messageId, 'read');
  }

  /** Runs a request to send; a refusal goes into the log. */
  async logged<Result>(user: string, run: () => Result | Promise<Result>): Promise<Result> {
    try {
      return await run();
    } catch (error) {
      if (error instanceof GraphError) {
        const { log, schedule } = this.#sources;
        log.keep({ type: 'refused', at: schedule.now(), phone: user, code: error.code });
      }
      throw error;
    }
  }
}
