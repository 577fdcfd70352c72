import { useRef, useState } from 'preact/hooks';
import { DeskIcon } from '../components/desk-icon.tsx';
import { Problem } from '../components/problem.tsx';
import { counted } from '../components/wording.ts';
import { ApiError, addQuiz } from './api.ts';

/** Adds a quiz from a JSON file on the host's device. */
export function QuizUpload({ onAdded }: { onAdded(): Promise<void> }) {
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string>();
  const [added, setAdded] = useState<string>();

  const upload = async (file: File) => {
    setProblem(undefined);
    setAdded(undefined);
    try {
      const { questions } = await addQuiz(await file.text());
      setAdded(`Added ${file.name} with ${counted(questions, 'question')}.`);
      await onAdded();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setProblem(`${file.name}: ${error.message}`);
    }
  };

  return (
    <div class="quiz-upload">
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        class="visually-hidden"
        tabIndex={-1}
        aria-label="Quiz file"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file) void upload(file);
          // The same file, once fixed, can be chosen again.
          event.currentTarget.value = '';
        }}
      />
      <button type="button" class="button" onClick={() => input.current?.click()}>
        <DeskIcon name="upload" />
        Add a quiz file
      </button>
      {problem !== undefined && <Problem text={problem} />}
      <p class="quiz-added" role="status">
        {added}
      </p>
    </div>
  );
}
