/** The channel, and the connection of those who are present through it. */
export const WHATSAPP = 'whatsapp';
