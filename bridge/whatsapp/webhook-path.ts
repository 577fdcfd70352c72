/** Where the Cloud API brings messages. */
export const WEBHOOK_PATH = '/bridge/whatsapp/webhook';
