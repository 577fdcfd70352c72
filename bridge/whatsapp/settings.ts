import { integer, type OwnSettings, setting, z } from '../../server/plugin.ts';

const text = z.string().trim().min(1).optional();

/** The bridge's own settings. */
export const whatsappSettings = {
  token: setting({
    env: 'WHATSAPP_TOKEN',
    schema: text,
    allowed: 'the access token of a Cloud API app',
    about: 'turns on the real WhatsApp; without it the built-in phone simulator can play',
    secret: true,
  }),
  simulator: setting({
    env: 'WHATSAPP_SIMULATOR',
    schema: z.enum(['on', 'off']).optional(),
    allowed: 'on or off',
    about:
      'simulated phones at /phone, without WHATSAPP_TOKEN and REDIS_URL; when unset they are on in development on a loopback address',
  }),
  phoneNumberId: setting({
    env: 'WHATSAPP_PHONE_NUMBER_ID',
    schema: text,
    allowed: 'ids of business phone numbers, separated by commas',
    about:
      'numbers that send, as the Cloud API names them; the first is the one people are sent to',
  }),
  appSecret: setting({
    env: 'WHATSAPP_APP_SECRET',
    schema: text,
    allowed: "the app's secret",
    about: 'key of the signature on webhooks',
    secret: true,
  }),
  appId: setting({
    env: 'WHATSAPP_APP_ID',
    schema: z.string().regex(/^\d+$/).optional(),
    allowed: "the app's id, digits",
    about: 'lets the check at the start see where webhooks go',
  }),
  businessAccountId: setting({
    env: 'WHATSAPP_BUSINESS_ACCOUNT_ID',
    schema: z.string().regex(/^\d+$/).optional(),
    allowed: 'the id of the WhatsApp Business Account, digits',
    about: 'lets the check at the start see whether it tells the app of its messages',
  }),
  verifyToken: setting({
    env: 'WHATSAPP_VERIFY_TOKEN',
    schema: text,
    allowed: 'the token entered in the app dashboard',
    about: 'answered when the Cloud API verifies the webhook',
    secret: true,
  }),
  apiUrl: setting({
    env: 'WHATSAPP_API_URL',
    schema: z.url({ protocol: /^https?$/ }).default('https://graph.facebook.com/v25.0'),
    allowed: 'an http or https URL',
    about: 'base of the Cloud API, with its version; a test points it at a simulator',
  }),
  number: setting({
    env: 'WHATSAPP_NUMBER',
    schema: z
      .string()
      .regex(/^\d{6,15}$/)
      .optional(),
    allowed: '6 to 15 digits, with the country code, without +',
    about: 'phone number behind the wa.me link; asked from the Cloud API when unset',
  }),
  rate: setting({
    env: 'WHATSAPP_RATE',
    schema: integer(1, 10_000, 80),
    allowed: 'a whole number from 1 to 10000',
    about: 'messages a second, in and out together, that WhatsApp allows each of the numbers',
  }),
  rateReserve: setting({
    env: 'WHATSAPP_RATE_RESERVE',
    schema: integer(0, 9999, 10),
    allowed: 'a whole number from 0 to 9999, below WHATSAPP_RATE',
    about: 'of these, messages a second that are left for what comes in',
  }),
  pairBurst: setting({
    env: 'WHATSAPP_PAIR_BURST',
    schema: integer(1, 45, 5),
    allowed: 'a whole number from 1 to 45',
    about: 'messages to one recipient that may go at once; then one in 6 s, as WhatsApp allows',
  }),
  receipts: setting({
    env: 'WHATSAPP_RECEIPTS',
    schema: z
      .enum(['true', 'false'])
      .default('true')
      .transform((value) => value === 'true'),
    allowed: 'true or false',
    about: 'show answers as read (blue ticks), once messages that wait have gone',
  }),
} as const;

export type WhatsAppSettings = OwnSettings<typeof whatsappSettings>;
