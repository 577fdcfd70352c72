/** The key by which a big screen follows a game. */
export interface Access {
  pin: string;
  token: string;
}

/** The game is in the address: `/screen#pin=123456&token=K7QM2XPD`. No server and no log sees it. */
export function accessIn(hash: string): Access | undefined {
  const given = new URLSearchParams(hash.slice(1));
  const [pin, token] = [given.get('pin'), given.get('token')];
  return pin && token ? { pin, token } : undefined;
}

/** The address of a game's big screen on this server. */
export const addressOf = ({ pin, token }: Access): string =>
  `/screen#${new URLSearchParams({ pin, token })}`;
