import type { Simulator } from '../../bridge/whatsapp/simulator/simulator.ts';

/** The settings of a server whose WhatsApp is this simulator, by their variables. */
export const accountSettings = ({ account }: Pick<Simulator, 'account'>) => ({
  WHATSAPP_TOKEN: account.token,
  WHATSAPP_PHONE_NUMBER_ID: account.phoneNumberId,
  WHATSAPP_APP_SECRET: account.appSecret,
  WHATSAPP_VERIFY_TOKEN: account.verifyToken,
  WHATSAPP_API_URL: account.apiUrl,
  // Nobody plays as fast as a test.
  WHATSAPP_PAIR_BURST: '45',
});
