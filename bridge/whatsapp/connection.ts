import { SETTINGS, type SettingName, type Settings } from '../../config/settings.ts';

/** What it takes to speak with a Cloud API, be it Meta's or the simulator's. */
export interface Connection {
  /** Base URL with the version, for example `https://graph.facebook.com/v25.0`. */
  apiUrl: string;
  token: string;
  /** The business number, as the API names it. */
  phoneNumberId: string;
  appSecret: string;
  verifyToken: string;
}

/** The connection to the real Cloud API. @throws Error that names the setting which is missing */
export function connectionFrom(settings: Settings): Connection {
  const needed = (name: SettingName): string => {
    const value = settings[name];
    if (typeof value === 'string') return value;
    throw new Error(
      `WHATSAPP_TOKEN is set but ${SETTINGS[name].env} is not: it takes ${SETTINGS[name].allowed}`,
    );
  };
  return {
    apiUrl: settings.whatsappApiUrl.replace(/\/$/, ''),
    token: needed('whatsappToken'),
    phoneNumberId: needed('whatsappPhoneNumberId'),
    appSecret: needed('whatsappAppSecret'),
    verifyToken: needed('whatsappVerifyToken'),
  };
}
