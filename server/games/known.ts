import type { Known } from '../sessions/contract.ts';
import type { Player } from '../store/contract.ts';
import { nicknameKeys } from './nickname-keys.ts';

/** By what a player is known again. Of a bridge's players the address is the device. */
export const knownAs = ({
  nickname,
  channel,
  address,
  device,
}: Omit<Player, 'id'>): Known & Pick<Player, 'nickname'> => ({
  nickname,
  names: nicknameKeys(nickname),
  device: address === undefined ? device : `${channel}:${address}`,
});
