import { Problem } from '../../../components/problem.tsx';
import { Button } from '../../frame/button.tsx';
import { fieldName } from '../problems.ts';

interface Props {
  name: string;
  /** Words of the button that adds a row. */
  add: string;
  canAdd: boolean;
  onAdd(): void;
  /** How many there are, and what becomes of them. */
  remark?: string;
  problem: string | undefined;
}

/** The foot of a list of rows: a button for one more, and the problem of all of them. */
export function ListFoot({ name, add, canAdd, onAdd, remark, problem }: Props) {
  return (
    <>
      <div class="row" {...fieldName(name)}>
        <Button kind="plain" icon="plus" disabled={!canAdd} onClick={onAdd}>
          {add}
        </Button>
        {remark !== undefined && <span class="faint small">{remark}</span>}
      </div>
      {problem !== undefined && <Problem text={problem} />}
    </>
  );
}
