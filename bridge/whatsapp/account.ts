import { type WhatsAppSettings, whatsappSettings } from './settings.ts';

/** A business number at the Cloud API: what it takes to send from it. */
export interface BusinessLine {
  /** Base of the Cloud API, with its version. */
  apiUrl: string;
  /** Access token: what the bridge shows to the API. */
  token: string;
  phoneNumberId: string;
}

/** All that tells one business from another, and the real Cloud API from a simulator. */
export interface Account {
  apiUrl: string;
  token: string;
  /** The numbers that send; the first is the one behind the wa.me link. */
  phoneNumberIds: [string, ...string[]];
  /** Key of the signature on webhooks: what the API shows to the bridge. */
  appSecret: string;
  verifyToken: string;
  /** The phone number behind the wa.me link, digits only; asked from the API when left out. */
  number?: string;
}

export const linesOf = ({ apiUrl, token, phoneNumberIds }: Account): BusinessLine[] =>
  phoneNumberIds.map((phoneNumberId) => ({ apiUrl, token, phoneNumberId }));

/**
 * The account in the settings; undefined without WHATSAPP_TOKEN.
 * @throws Error naming the settings that WHATSAPP_TOKEN needs beside it
 */
export function accountFrom(settings: WhatsAppSettings): Account | undefined {
  const { token, apiUrl, number } = settings;
  if (token === undefined) return undefined;
  const missing: string[] = [];
  const needed = (name: keyof WhatsAppSettings): string => {
    const value = settings[name];
    if (value === undefined) missing.push(whatsappSettings[name].env);
    return String(value ?? '');
  };
  const ids = needed('phoneNumberId')
    .split(',')
    .map((id) => id.trim());
  const [first = '', ...others] = ids.filter(Boolean);
  const account: Account = {
    apiUrl: apiUrl.replace(/\/$/, ''),
    token,
    phoneNumberIds: [first, ...others],
    appSecret: needed('appSecret'),
    verifyToken: needed('verifyToken'),
    ...(number !== undefined && { number }),
  };
  if (missing.length > 0) {
    throw new Error(`WHATSAPP_TOKEN is set, so ${missing.join(', ')} must be set too`);
  }
  return account;
}
