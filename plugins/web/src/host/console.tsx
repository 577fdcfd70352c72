import { useEffect, useMemo, useState } from 'preact/hooks';
import { DeskIcon } from '../components/desk-icon.tsx';
import { Logo } from '../components/logo.tsx';
import { Problem } from '../components/problem.tsx';
import { type HostSession, hostSessions } from '../game/sessions.ts';
import {
  ApiError,
  createGame,
  listModes,
  listQuizzes,
  type ModeSummary,
  type QuizSummary,
} from './api.ts';
import { GameOptions, initialChoices, modeOf, optionsOf } from './game-options.tsx';
import { QuizCard } from './quiz-card.tsx';
import { QuizUpload } from './quiz-upload.tsx';

/** Where a host chooses what to play, and how. */
export function Console({ onOpen }: { onOpen(session: HostSession): void }) {
  const [quizzes, setQuizzes] = useState<QuizSummary[]>();
  const [modes, setModes] = useState<ModeSummary[]>([]);
  const [choices, setChoices] = useState(initialChoices);
  const [problem, setProblem] = useState<string>();
  const [creating, setCreating] = useState<string>();
  const running = useMemo(() => hostSessions.any(), []);

  const explain = (error: unknown) => {
    if (!(error instanceof ApiError)) throw error;
    setProblem(error.message);
  };
  const load = async () => {
    try {
      setQuizzes(await listQuizzes());
      setModes(await listModes());
      setProblem(undefined);
    } catch (error) {
      explain(error);
    }
  };
  useEffect(() => void load(), []);

  const host = async (quiz: QuizSummary) => {
    setCreating(quiz.id);
    const mode = modeOf(choices, modes)?.name;
    try {
      const game = await createGame({
        quizId: quiz.id,
        ...(mode !== undefined && { mode }),
        options: optionsOf(choices, modes),
      });
      onOpen({ ...game, title: quiz.title });
    } catch (error) {
      explain(error);
      setCreating(undefined);
    }
  };

  return (
    <div class="console">
      <header class="console-header">
        <Logo />
        <QuizUpload onAdded={load} />
      </header>
      <main>
        {running && (
          <section class="card running">
            <p>
              <strong>{running.title}</strong> is still yours to host: PIN{' '}
              <span class="digits">{running.pin}</span>
            </p>
            <button type="button" class="button primary" onClick={() => onOpen(running)}>
              Back to this game
            </button>
          </section>
        )}
        <h1>What are we playing?</h1>
        {problem !== undefined && (
          <div class="console-problem">
            <Problem text={problem} />
            <button type="button" class="button" onClick={() => void load()}>
              Try again
            </button>
          </div>
        )}
        <GameOptions choices={choices} modes={modes} onChange={setChoices} />
        {quizzes?.length === 0 && (
          <p class="console-empty">
            <DeskIcon name="upload" /> No quizzes yet. Add a quiz file to begin.
          </p>
        )}
        <ul class="quiz-cards">
          {quizzes?.map((quiz) => (
            <li key={quiz.id}>
              <QuizCard
                quiz={quiz}
                busy={creating === quiz.id}
                disabled={creating !== undefined}
                onHost={() => void host(quiz)}
              />
            </li>
          ))}
        </ul>
      </main>
    </div>
  );
}
