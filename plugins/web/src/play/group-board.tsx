import type { GroupPlace } from '../../../../server/protocol/views.ts';
import { number } from '../words/numbers.ts';

/** The totals of groups, the best one first. */
export const GroupBoard = ({ groups }: { groups: GroupPlace[] }) => (
  <ol class="facts">
    {groups.map(({ rank, name, total }) => (
      <li key={name} class="panel">
        {number(rank)}. <bdi>{name}</bdi> {number(total)}
      </li>
    ))}
  </ol>
);
