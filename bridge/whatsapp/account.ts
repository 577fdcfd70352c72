import { SETTINGS, type SettingName, type Settings } from '../../config/settings.ts';

/** All that tells one business number from another, and the real Cloud API from a simulator. */
export interface Account {
  /** Base of the Cloud API, with its version. */
  apiUrl: string;
  /** Access token: what the bridge shows to the API. */
  token: string;
  phoneNumberId: string;
  /** Key of the signature on webhooks: what the API shows to the bridge. */
  appSecret: string;
  verifyToken: string;
  /** The phone number behind the wa.me link, digits only; asked from the API when left out. */
  number?: string;
}

/**
 * The account in the settings; undefined without WHATSAPP_TOKEN.
 * @throws Error naming the settings that WHATSAPP_TOKEN needs beside it
 */
export function accountFrom(settings: Settings): Account | undefined {
  const { whatsappToken: token, whatsappApiUrl, whatsappNumber: number } = settings;
  if (token === undefined) return undefined;
  const missing: string[] = [];
  const needed = (name: SettingName & `whatsapp${string}`): string => {
    const value = settings[name];
    if (value === undefined) missing.push(SETTINGS[name].env);
    return value ?? '';
  };
  const account = {
    apiUrl: whatsappApiUrl.replace(/\/$/, ''),
    token,
    phoneNumberId: needed('whatsappPhoneNumberId'),
    appSecret: needed('whatsappAppSecret'),
    verifyToken: needed('whatsappVerifyToken'),
    ...(number !== undefined && { number }),
  };
  if (missing.length > 0) {
    throw new Error(`WHATSAPP_TOKEN is set, so ${missing.join(', ')} must be set too`);
  }
  return account;
}
