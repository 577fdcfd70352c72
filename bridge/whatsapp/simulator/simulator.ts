import type { AddressInfo } from 'node:net';
import Fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import { QRushError } from '../../../server/plugin.ts';
import { type Business, type BusinessNumber, MADE_UP } from './business.ts';
import { type Clock, realClock } from './clock.ts';
import { CloudApi } from './cloud-api.ts';
import { cloudRoutes } from './cloud-routes.ts';
import { controlRoutes } from './control-routes.ts';
import { Disorder } from './faults/disorder.ts';
import type { FaultInput } from './faults/fault.ts';
import { FaultPlan } from './faults/fault-plan.ts';
import { Gate } from './gate.ts';
import { type Limits, NO_LIMITS } from './limits.ts';
import { Log, type LogEntry } from './log.ts';
import { type Media, MediaStore } from './media.ts';
import { type Latency, NO_LATENCY, Outbound } from './outbound.ts';
import { type Content, newMessageId, type Phone } from './phone.ts';
import type { ChatMessage, PhoneInfo } from './phone-api.ts';
import { PhoneBook } from './phone-book.ts';
import { phonePage } from './phone-page.ts';
import { phoneRoutes } from './phone-routes.ts';
import { seeded } from './random.ts';
import { Schedule } from './schedule.ts';
import type { Templates } from './validation/template.ts';
import { messageUpdate, moveUpdate, unknownUpdate } from './webhook-payloads.ts';
import { WEBHOOK_OPTIONS, type WebhookOptions, WebhookSender } from './webhook-sender.ts';

export interface SimulatorOptions {
  /** Where webhooks go; a function is asked before each delivery. */
  webhookUrl: string | (() => string);
  /** 0 picks a free one. */
  port?: number;
  host?: string;
  businessName?: string;
  /** Made up where left out. */
  business?: Partial<Business>;
  /** Business numbers beside that one, under the same token. */
  furtherNumbers?: BusinessNumber[];
  /** None where left out: META_LIMITS are Meta's own. */
  limits?: Partial<Limits>;
  latency?: Partial<Latency>;
  webhooks?: Partial<WebhookOptions>;
  faults?: FaultInput[];
  templates?: Templates;
  /** Folder of the built web pages, of which /phone is to be served. */
  pages?: string;
  /** The seed of chance. */
  seed?: number;
  clock?: Clock;
}

/** How many messages are known to have been sent by which phone. */
const SENT = 100_000;

/** Starts a Cloud API of our own on this machine, with as many phones as one likes. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const simulator = new Simulator(options);
  await simulator.listen(options.port ?? 0, options.host);
  return simulator;
}

/**
 * A local stand-in for the WhatsApp Cloud API: the same paths, refusals, webhooks and signatures, so
 * that the bridge runs as it does against the real one. The phones are used from code, or over HTTP
 * (see phone-api.ts).
 */
export class Simulator {
  readonly info: PhoneInfo;
  readonly events = new Log();
  readonly faults: FaultPlan;
  readonly gate: Gate;
  readonly outbound: Outbound;
  readonly schedule: Schedule;
  readonly seed: number;
  readonly #business: Business;
  readonly #numbers: Map<string, BusinessNumber>;
  readonly #phones: PhoneBook;
  /** The phone that sent each message. */
  readonly #senders = new Map<string, Phone>();
  readonly #media: MediaStore;
  readonly #webhooks: WebhookSender;
  readonly #disorder: Disorder;
  readonly #http: FastifyInstance;

  constructor(options: SimulatorOptions) {
    const { webhookUrl, businessName = 'QRush', seed = 1, clock = realClock } = options;
    this.seed = seed;
    this.#business = { ...MADE_UP, ...options.business };
    this.info = { businessNumber: this.#business.number, businessName };
    const { phoneNumberId, number, appSecret, verifyToken } = this.#business;
    const numbers = [{ phoneNumberId, number }, ...(options.furtherNumbers ?? [])];
    this.#numbers = new Map(numbers.map((one) => [one.phoneNumberId, one]));

    this.schedule = new Schedule(clock);
    const now = () => this.schedule.now();
    this.faults = new FaultPlan({
      seed,
      now,
      struck: (kind) => this.events.pass({ type: 'fault', at: now(), kind }),
    });
    for (const fault of options.faults ?? []) this.faults.add(fault);
    this.gate = new Gate({ ...NO_LIMITS, ...options.limits }, now);
    this.#media = new MediaStore(now);

    this.#webhooks = new WebhookSender(
      {
        url: typeof webhookUrl === 'string' ? () => webhookUrl : webhookUrl,
        appSecret,
        verifyToken,
        schedule: this.schedule,
        faults: this.faults,
        log: this.events,
      },
      { ...WEBHOOK_OPTIONS, ...options.webhooks },
    );
    this.#disorder = new Disorder({
      faults: this.faults,
      schedule: this.schedule,
      send: (update) => this.#webhooks.send(update),
      sendApart: (update) => this.#webhooks.sendApart(update),
    });
    this.outbound = new Outbound(
      { ...NO_LATENCY, ...options.latency },
      {
        gate: this.gate,
        faults: this.faults,
        schedule: this.schedule,
        log: this.events,
        random: seeded(seed),
        report: (update) => void this.#disorder.send(update),
      },
    );
    this.#phones = new PhoneBook({
      now,
      send: (phone, message, content) => this.#fromPhone(phone, message, content),
      saw: ({ number: phone }, message) =>
        this.events.keep({ type: 'saw', at: message.at, phone, message }),
    });
    this.#http = this.#routes(options);
  }

  async listen(port: number, host = '127.0.0.1'): Promise<void> {
    await this.#http.listen({ host, port });
  }

  /** Where the simulator is, without a slash at the end. */
  get url(): string {
    const { address, port } = this.#http.server.address() as AddressInfo;
    return `http://${address.includes(':') ? `[${address}]` : address}:${port}`;
  }

  /** Everything a bridge needs to play here. */
  get account(): Business & { apiUrl: string } {
    return { ...this.#business, apiUrl: `${this.url}/v25.0` };
  }

  /**
   * The phone with this number (digits); a new one if there is none yet.
   * @param phoneNumberId whom its chat is with, where the business has several numbers
   */
  phone(number: string, profileName?: string, phoneNumberId?: string): Phone {
    const business = this.#numbers.get(phoneNumberId ?? this.#business.phoneNumberId);
    if (!business) throw new Error(`there is no business number ${phoneNumberId}`);
    return this.#phones.phone(business, number, profileName);
  }

  phones(): Phone[] {
    return this.#phones.all();
  }

  /** Drops the phone with this number, its chat, and who sent its messages. */
  forget(number: string): void {
    const phone = this.#phones.forget(this.#business, number);
    if (!phone) return;
    for (const [id, sender] of this.#senders) {
      if (sender === phone) this.#senders.delete(id);
    }
  }

  media(id: string): Media | undefined {
    return this.#media.get(id);
  }

  /** Gives a user another id, and tells the business. @returns whether that was taken */
  renewUserId(phone: Phone): Promise<boolean> {
    const change = this.#phones.renewUserId(phone);
    return this.#disorder.send(moveUpdate(phone, change, this.schedule.now()));
  }

  /**
   * Gives a user another number, and tells the business.
   * @returns whether that was taken
   * @throws QRushError when somebody has the number
   */
  renumber(phone: Phone, number: string): Promise<boolean> {
    const change = this.#phones.renumber(phone, number);
    return this.#disorder.send(moveUpdate(phone, change, this.schedule.now()));
  }

  /** The messages of the phones, and those that the API took and refused, in order. */
  log(): readonly LogEntry[] {
    return this.events.entries();
  }

  /** Forgets phones, chats, pictures, faults and the log. */
  reset(): void {
    this.#phones.clear();
    this.#senders.clear();
    this.#media.clear();
    this.faults.clear();
    this.events.clear();
  }

  async close(): Promise<void> {
    this.schedule.close();
    await this.#webhooks.close();
    await this.#http.close();
  }

  #fromPhone(phone: Phone, message: ChatMessage, content: Content): void {
    const user = phone.number;
    this.events.keep({ type: 'sent', at: message.at, phone: user, message });
    this.gate.arrived(phone);
    this.#senders.set(message.id, phone);
    for (const id of this.#senders.keys()) {
      if (this.#senders.size <= SENT) break;
      this.#senders.delete(id);
    }
    if (this.faults.take(['user-id-update'], { user })) void this.renewUserId(phone);
    const attach = (mimeType: string) =>
      this.#media.add(Buffer.from(`simulated ${content.type}`), mimeType);
    const update = messageUpdate(phone, message, content, attach);
    if (this.faults.take(['unknown-type'], { user })) {
      void this.#disorder.send(unknownUpdate(update, newMessageId()));
    }
    void this.#disorder.send(update).then((taken) => {
      if (taken) phone.ticked(message.id, 'delivered');
    });
  }

  #routes({ templates, pages, webhookUrl: url }: SimulatorOptions): FastifyInstance {
    const http = Fastify({ forceCloseConnections: true, bodyLimit: 10_000_000 });
    http.setErrorHandler((error, _request, reply) => {
      const refusal = refusalOf(error as FastifyError);
      return reply.code(refusal.http).send({ error: refusal.view() });
    });
    const { gate, faults, schedule, events: log } = this;
    const api = new CloudApi({
      business: this.#business,
      numbers: this.#numbers,
      context: { templates },
      phones: this.#phones,
      senders: this.#senders,
      media: this.#media,
      gate,
      faults,
      schedule,
      log,
      outbound: this.outbound,
    });
    const { businessName } = this.info;
    const webhookUrl = typeof url === 'string' ? () => url : url;
    void http.register(
      cloudRoutes({
        ...{ api, business: this.#business, businessName, webhookUrl },
        ...{ media: this.#media, faults, schedule },
      }),
    );
    void http.register(phoneRoutes(this), { prefix: '/phone/api' });
    void http.register(controlRoutes(this), { prefix: '/_sim' });
    if (pages !== undefined) void http.register(phonePage(pages));
    return http;
  }
}

/** The answer of the simulator's own paths to an error: of the request, or of the simulator. */
function refusalOf(error: QRushError | FastifyError): QRushError {
  if (error instanceof QRushError) return error;
  return (error.statusCode ?? 500) < 500
    ? new QRushError('BAD_PAYLOAD', error.message)
    : new QRushError('INTERNAL', undefined, { cause: error });
}
