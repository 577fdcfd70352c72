import { t } from '../../words/t.ts';
import { Field } from '../frame/field.tsx';
import { TagField } from '../frame/tag-field.tsx';
import { listOf } from './draft-form.ts';
import { LanguageField } from './fields/language-field.tsx';
import { TextArea } from './fields/text-area.tsx';
import { TextInput } from './fields/text-input.tsx';
import { PictureField } from './media/picture-field.tsx';
import { problemIn, problemsOf } from './problems.ts';
import { HEAD, useEditor } from './quiz-editor.ts';

/** The form for the quiz's own fields. */
export function HeadForm() {
  const editor = useEditor();
  const { head } = editor.quiz;
  const problems = problemsOf(editor, HEAD);
  return (
    <>
      <TextInput
        name="title"
        label={t('editor.headTitle')}
        value={head.title}
        placeholder={t('editor.headTitleHint')}
        problem={problemIn(problems, 'title')}
        onInput={(title) => editor.changeHead({ title })}
      />
      <TextArea
        name="description"
        label={t('editor.description')}
        value={head.description}
        placeholder={t('desk.optional')}
        problem={problemIn(problems, 'description')}
        onInput={(description) => editor.changeHead({ description })}
      />
      <div class="beside two">
        <LanguageField
          name="language"
          label={t('editor.headLanguage')}
          value={head.language}
          problem={problemIn(problems, 'language')}
          onChange={(language) => editor.changeHead({ language })}
        />
        <Field
          label={t('editor.tags')}
          hint={t('editor.tagsHint')}
          problem={problemIn(problems, 'tags')}
        >
          {(ties) => (
            <TagField
              ties={ties}
              tags={listOf<string>(head.tags)}
              onChange={(tags) => editor.changeHead({ tags })}
            />
          )}
        </Field>
      </div>
      <PictureField
        name="cover"
        label={t('editor.cover')}
        picture={head.cover as { image: string; alt: string } | undefined}
        problems={problems}
        onChange={(cover) => editor.changeHead({ cover })}
      />
    </>
  );
}
