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
        label="Title"
        value={head.title}
        placeholder="Name of the quiz"
        problem={problemIn(problems, 'title')}
        onInput={(title) => editor.changeHead({ title })}
      />
      <TextArea
        name="description"
        label="Description"
        value={head.description}
        placeholder="Optional"
        problem={problemIn(problems, 'description')}
        onInput={(description) => editor.changeHead({ description })}
      />
      <div class="beside two">
        <LanguageField
          name="language"
          label="Language of the questions"
          value={head.language}
          problem={problemIn(problems, 'language')}
          onChange={(language) => editor.changeHead({ language })}
        />
        <Field
          label="Tags"
          hint="Words to find it by. Press Enter after each."
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
        label="Cover"
        picture={head.cover as { image: string; alt: string } | undefined}
        problems={problems}
        onChange={(cover) => editor.changeHead({ cover })}
      />
    </>
  );
}
