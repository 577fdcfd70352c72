/** The chat that is simulated. */
export const APP = 'WhatsApp';
