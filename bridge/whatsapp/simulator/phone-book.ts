import { QRushError } from '../../../server/plugin.ts';
import type { BusinessNumber } from './business.ts';
import { type Line, Phone } from './phone.ts';
import type { Addressee } from './validation.ts';
import type { Change } from './webhook-payloads.ts';

/** How many phones there can be. */
const PHONES = 20_000;

/** All phones, each with a chat with one of the business's numbers. */
export class PhoneBook {
  readonly #line: Line;
  readonly #phones = new Map<string, Phone>();
  readonly #byUserId = new Map<string, Phone>();

  constructor(line: Line) {
    this.#line = line;
  }

  all(): Phone[] {
    return [...this.#phones.values()];
  }

  /** The phone with this number (digits); a new one if there is none yet. @throws QRushError `UNAVAILABLE` */
  phone(business: BusinessNumber, number: string, profileName?: string): Phone {
    const key = keyOf(business, number);
    const known = this.#phones.get(key);
    if (known) {
      known.profileName = profileName ?? known.profileName;
      return known;
    }
    if (this.#phones.size >= PHONES) throw new QRushError('UNAVAILABLE', 'No more phones.');
    const phone = new Phone(number, business, profileName ?? '', this.#line);
    this.#phones.set(key, phone);
    this.#byUserId.set(keyOf(business, phone.userId), phone);
    return phone;
  }

  /** Whom a message is for; undefined when nobody has that user id. */
  addressee(business: BusinessNumber, to: Addressee): Phone | undefined {
    return 'phone' in to
      ? this.phone(business, to.phone)
      : this.#byUserId.get(keyOf(business, to.userId));
  }

  /** Gives the user another id; the one from before is nobody's. */
  renewUserId(phone: Phone): Change {
    return this.#change(phone, () => phone.renewUserId());
  }

  /** Gives the user another number, and with it another id. @throws QRushError when somebody has it */
  renumber(phone: Phone, number: string): Change {
    if (this.#phones.has(keyOf(phone.business, number))) {
      throw new QRushError('BAD_PAYLOAD', 'Somebody has that number.');
    }
    return this.#change(phone, () => {
      phone.number = number;
    });
  }

  #change(phone: Phone, change: () => void): Change {
    const { business } = phone;
    const previous = { number: phone.number, userId: phone.userId };
    this.#phones.delete(keyOf(business, previous.number));
    this.#byUserId.delete(keyOf(business, previous.userId));
    change();
    this.#phones.set(keyOf(business, phone.number), phone);
    this.#byUserId.set(keyOf(business, phone.userId), phone);
    return { previous, current: { number: phone.number, userId: phone.userId } };
  }

  /** @returns the phone that was there */
  forget(business: BusinessNumber, number: string): Phone | undefined {
    const phone = this.#phones.get(keyOf(business, number));
    if (!phone) return undefined;
    this.#phones.delete(keyOf(business, number));
    this.#byUserId.delete(keyOf(business, phone.userId));
    return phone;
  }

  clear(): void {
    this.#phones.clear();
    this.#byUserId.clear();
  }
}

const keyOf = ({ phoneNumberId }: BusinessNumber, name: string) => `${phoneNumberId} ${name}`;
