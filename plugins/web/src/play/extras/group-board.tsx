import type { GroupPlace } from '../../../../../server/protocol/views.ts';
import { points } from '../../components/wording.ts';

export interface GroupBoardProps {
  groups: GroupPlace[];
}

/** What groups have, the best one first. */
export const GroupBoard = ({ groups }: GroupBoardProps) => (
  <ol class="facts">
    {groups.map(({ rank, name, total }) => (
      <li key={name} class="panel">
        {rank}. <bdi>{name}</bdi> {points(total)}
      </li>
    ))}
  </ol>
);
