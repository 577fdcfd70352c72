import type { HostSession } from '../game/sessions.ts';

/** How people write the names of channels, where that is not just a capital letter. */
const TITLES: Record<string, string> = { whatsapp: 'WhatsApp' };

const LINK = /^(?!join)(.+)Url$/;

/** The ways into a game besides the browser: each channel that gave a link. */
export function channelLinks(session: HostSession): { title: string; url: string }[] {
  return Object.entries<string>({ ...session }).flatMap(([field, url]) => {
    const channel = LINK.exec(field)?.[1];
    if (channel === undefined) return [];
    return [{ title: TITLES[channel] ?? channel[0]?.toUpperCase() + channel.slice(1), url }];
  });
}
