export interface BusinessNumber {
  phoneNumberId: string;
  /** The phone number, digits only. */
  number: string;
}

/** The agreement between the simulator and a bridge: all that the Cloud API asks for, and shows. */
export interface Business extends BusinessNumber {
  /** The access token of requests. */
  token: string;
  /** Key of the signature on webhooks. */
  appSecret: string;
  verifyToken: string;
  /** The app, and the WhatsApp Business Account that tells it of its messages. */
  appId: string;
  businessAccountId: string;
}

/** For a simulator that nobody gave anything to agree on. */
export const MADE_UP: Business = {
  token: 'simulated-token',
  phoneNumberId: '100000000000001',
  appSecret: 'simulated-app-secret',
  verifyToken: 'simulated-verify-token',
  appId: '200000000000001',
  businessAccountId: '300000000000001',
  number: '15550001234',
};
