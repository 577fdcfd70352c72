import type { GroupPlace } from '../../../../server/protocol/views.ts';
import { number } from '../words/numbers.ts';

export interface GroupBoardProps {
  groups: GroupPlace[];
  /** The player's. */
  own: string | undefined;
}

/** The totals of groups, the best one first. */
export const GroupBoard = ({ groups, own }: GroupBoardProps) => (
  <ol class="ranks">
    {groups.map(({ rank, name, total }) => (
      <li key={name} class={`rank rank-${rank} ${name === own ? 'own' : ''}`}>
        <span class="rank-number digits">{number(rank)}</span>
        <bdi class="rank-name">{name}</bdi>
        <span class="rank-total digits">{number(total)}</span>
      </li>
    ))}
  </ol>
);
