import { t } from '../../words/t.ts';
import { Icon } from '../frame/icons.tsx';
import { inList } from './problem-words.ts';
import { allProblems } from './problems.ts';
import { HEAD, useEditor } from './quiz-editor.ts';

/** Everything that is in the way of playing the quiz: each leads to its field. */
export function ProblemList() {
  const editor = useEditor();
  const all = allProblems(editor);
  const count = all.reduce((sum, { problems }) => sum + problems.length, 0);
  if (count === 0) return null;
  return (
    <details class="notice warn-note problem-list">
      <summary>
        <Icon name="alert" />
        {t('editor.missingList', { count })}
      </summary>
      <ul>
        {all.flatMap(({ id, problems }) =>
          problems.map(({ path, message }) => (
            <li key={`${id} ${path.join('.')} ${message}`}>
              <button type="button" class="link" onClick={() => editor.selectField(id, path)}>
                {id === HEAD
                  ? t('editor.about')
                  : t('editor.questionAt', { number: editor.placeOf(id) })}
              </button>
              : <bdi>{inList(message)}</bdi>
            </li>
          )),
        )}
      </ul>
    </details>
  );
}
