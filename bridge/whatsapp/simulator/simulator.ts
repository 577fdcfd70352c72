import type { AddressInfo } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { ERRORS, fold, QRushError } from '../../../server/errors.ts';
import { type Business, MADE_UP } from './business.ts';
import { cloudRoutes } from './cloud-routes.ts';
import { invalidParameter } from './graph-error.ts';
import { newMessageId, Phone } from './phone.ts';
import type { ChatMessage, PhoneInfo } from './phone-api.ts';
import { phoneRoutes } from './phone-routes.ts';
import type { Request } from './validation.ts';
import { messageWebhook, type Status, statusWebhook } from './webhook-payloads.ts';
import { WebhookSender } from './webhook-sender.ts';

export interface SimulatorOptions {
  /** Where webhooks go; a function is asked before each delivery. */
  webhookUrl: string | (() => string);
  /** 0 picks a free one. */
  port?: number;
  businessName?: string;
  /** Made up where left out. */
  business?: Partial<Business>;
}

/** What a phone showed, and when. */
export interface Sight {
  /** ms since the epoch. */
  at: number;
  /** The phone's number. */
  phone: string;
  message: ChatMessage;
}

/** How many phones there can be, and how much is kept of what they sent and showed. */
const PHONES = 20_000;
const SENT = 100_000;
const SIGHTS = 20_000;

/** Starts a Cloud API of our own on this machine, with as many phones as one likes. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const simulator = new Simulator(options);
  await simulator.listen(options.port ?? 0);
  return simulator;
}

/**
 * A local stand-in for the WhatsApp Cloud API: the same paths, refusals, webhooks and signatures, so
 * that the bridge runs as it does against the real one. The phones are used from code, or over HTTP
 * (see phone-api.ts).
 */
export class Simulator {
  readonly info: PhoneInfo;
  readonly #business: Business;
  readonly #webhooks: WebhookSender;
  readonly #phones = new Map<string, Phone>();
  /** Which phone sent a message. */
  readonly #senders = new Map<string, Phone>();
  readonly #sights: Sight[] = [];
  readonly #http: FastifyInstance;

  constructor({ webhookUrl, businessName = 'QRush', business }: SimulatorOptions) {
    this.#business = { ...MADE_UP, ...business };
    this.info = { businessNumber: this.#business.number, businessName };
    const { appSecret, verifyToken } = this.#business;
    const url = typeof webhookUrl === 'string' ? () => webhookUrl : webhookUrl;
    this.#webhooks = new WebhookSender({ url, appSecret, verifyToken });
    this.#http = this.#routes();
  }

  async listen(port: number): Promise<void> {
    await this.#http.listen({ host: '127.0.0.1', port });
  }

  /** What a bridge needs to play here. */
  get account(): Business & { apiUrl: string } {
    const { port } = this.#http.server.address() as AddressInfo;
    return { ...this.#business, apiUrl: `http://127.0.0.1:${port}/v25.0` };
  }

  /** The phone with this number (digits); a new one if there is none yet. */
  phone(number: string, profileName?: string): Phone {
    const known = this.#phones.get(number);
    if (known) {
      known.profileName = profileName ?? known.profileName;
      return known;
    }
    if (this.#phones.size >= PHONES) throw new QRushError('UNAVAILABLE', 'No more phones.');
    const phone = new Phone(number, profileName ?? '', {
      send: (sender, message, reply) => {
        this.#senders.set(message.id, sender);
        for (const id of this.#senders.keys()) {
          if (this.#senders.size <= SENT) break;
          this.#senders.delete(id);
        }
        const payload = messageWebhook(this.#business, sender, message, reply);
        void this.#webhooks
          .send(number, payload)
          .then((taken) => taken && sender.ticked(message.id, 'delivered'));
      },
      report: (recipient, { id, status }, reference) =>
        this.#report(number, recipient, { id, status, reference }),
      seen: (_phone, message) => {
        this.#sights.push({ at: Date.now(), phone: number, message });
        this.#sights.splice(0, this.#sights.length - SIGHTS);
      },
    });
    this.#phones.set(number, phone);
    return phone;
  }

  /** What all phones showed, in order: each message when it was new and when it changed. */
  log(): Sight[] {
    return structuredClone(this.#sights);
  }

  async close(): Promise<void> {
    await this.#webhooks.close();
    await this.#http.close();
  }

  #send({ to, shown, reference }: Extract<Request, { kind: 'message' }>) {
    const id = newMessageId();
    if ('phone' in to) {
      this.phone(to.phone).receive(id, shown, reference);
      return { id, input: to.phone };
    }
    const phone = [...this.#phones.values()].find(({ userId }) => userId === to.userId);
    if (phone) phone.receive(id, shown, reference);
    else {
      const error = { code: 131026, title: 'Message undeliverable' };
      this.#report(to.userId, to, { id, status: 'failed', reference, error });
    }
    return { id, input: to.userId };
  }

  #report(lane: string, recipient: Partial<Phone>, status: Status): void {
    void this.#webhooks.send(lane, statusWebhook(this.#business, recipient, status));
  }

  #read(messageId: string): void {
    const phone = this.#senders.get(messageId);
    if (!phone) throw invalidParameter('message_id does not exist');
    phone.ticked(messageId, 'read');
  }

  #routes(): FastifyInstance {
    const http = Fastify({ forceCloseConnections: true });
    http.setErrorHandler((error, _request, reply) => {
      const folded = fold(error);
      return reply.code(ERRORS[folded.code].http).send({ error: folded.view() });
    });
    void http.register(
      cloudRoutes({
        business: this.#business,
        businessName: this.info.businessName,
        send: (message) => this.#send(message),
        read: (messageId) => this.#read(messageId),
      }),
    );
    void http.register(phoneRoutes(this), { prefix: '/phone/api' });
    return http;
  }
}
