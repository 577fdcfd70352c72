import { z } from '../../../server/plugin.ts';
import type { BusinessNumber } from './business.ts';
import type { Fault } from './faults/fault.ts';
import type { FaultPlan } from './faults/fault-plan.ts';
import type { Gate } from './gate.ts';
import { type GraphError, notDelivered, undeliverable, windowClosed } from './graph-error.ts';
import type { Log } from './log.ts';
import type { Phone } from './phone.ts';
import type { Shown } from './phone-api.ts';
import type { Random } from './random.ts';
import type { Schedule } from './schedule.ts';
import { draw, span } from './span.ts';
import { type Status, statusUpdate, type Update } from './webhook-payloads.ts';

/** How long each step of a message takes, in ms after the one before. */
export const latency = z.object({ sent: span, delivered: span, read: span }).strict();

type StatusFault = Extract<Fault, { kind: 'status' }>;

export type Latency = z.output<typeof latency>;

export const NO_LATENCY: Latency = { sent: 0, delivered: 0, read: 0 };

export interface OutboundSources {
  gate: Gate;
  schedule: Schedule;
  faults: FaultPlan;
  random: Random;
  log: Log;
  report(update: Update): void;
}

/** A message that the Cloud API has accepted. */
export interface Accepted {
  id: string;
  shown: Shown;
  reference: string | undefined;
  template: boolean;
}

/** Brings accepted messages to the phones, and tells the business how far they have got. */
export class Outbound {
  latency: Latency;
  readonly #sources: OutboundSources;

  constructor(latency: Latency, sources: OutboundSources) {
    this.latency = latency;
    this.#sources = sources;
  }

  /** @param to the phone, or the id of a user whom nobody knows */
  accept(business: BusinessNumber, to: Phone | { userId: string }, message: Accepted): void {
    const { gate, faults } = this.#sources;
    if (!('number' in to)) {
      this.#fail(business, to, message, undeliverable());
    } else if (!message.template && !gate.isOpen(to)) {
      this.#fail(business, to, message, windowClosed());
    } else {
      this.#deliver(to, message, faults.take(['status'], { user: to.number }));
    }
  }

  #deliver(phone: Phone, message: Accepted, fault: StatusFault | undefined): void {
    const mode = fault?.mode;
    const { schedule, random } = this.#sources;
    const report = (status: Status['status'], error?: GraphError) =>
      this.#report(phone.business, phone, message, status, {
        ...(error && { error }),
        nameless: mode === 'no-recipient-id',
      });

    const sentAt = draw(this.latency.sent, random);
    schedule.after(sentAt, () => report('sent'));
    const arrival = schedule.now() + sentAt + draw(this.latency.delivered, random);
    phone.arrivesAt = Math.max(phone.arrivesAt, arrival);
    const toArrival = phone.arrivesAt - schedule.now();
    if (fault?.mode === 'failed-after-sent') {
      schedule.after(toArrival, () => report('failed', notDelivered(fault.code)));
      return;
    }
    if (mode === 'never-delivered') return;
    const arrive = () => {
      // A message to a user who has blocked the business stays at "sent".
      if (phone.blocked) return;
      if (mode !== 'read-without-delivered') report('delivered');
      phone.receive(message.id, message.shown, () =>
        schedule.after(draw(this.latency.read, random), () => {
          phone.ticked(message.id, 'read');
          report('read');
        }),
      );
    };
    schedule.after(toArrival, arrive);
  }

  #fail(
    business: BusinessNumber,
    to: Phone | { userId: string },
    message: Accepted,
    error: GraphError,
  ): void {
    const { schedule, random } = this.#sources;
    schedule.after(draw(this.latency.sent, random), () =>
      this.#report(business, to, message, 'failed', { error }),
    );
  }

  #report(
    business: BusinessNumber,
    to: Phone | { userId: string },
    { id, reference }: Accepted,
    status: Status['status'],
    more: Pick<Status, 'error' | 'nameless'>,
  ): void {
    const { schedule, log, report } = this.#sources;
    const at = schedule.now();
    const phone = 'number' in to ? to.number : to.userId;
    const code = more.error && { code: more.error.code };
    log.pass({ type: 'status', at, phone, id, status, ...code });
    report(statusUpdate(business, to, { id, status, reference, ...more }, at));
  }
}
