import type { GroupPlace } from '../../../../../server/protocol/views.ts';
import { number } from '../../words/numbers.ts';

export interface GroupBoardProps {
  groups: GroupPlace[];
}

/** The totals of groups, the best one first. */
export const GroupBoard = ({ groups }: GroupBoardProps) => (
  <ol class="facts">
    {groups.map(({ rank, name, total }) => (
      <li key={name} class="panel">
        {number(rank)}. <bdi>{name}</bdi> {number(total)}
      </li>
    ))}
  </ol>
);
