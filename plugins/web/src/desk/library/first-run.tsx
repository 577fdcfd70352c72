import { Face } from '../../components/face.tsx';
import type { QuizSummary } from '../api/quizzes.ts';
import { Button, ButtonLink } from '../frame/button.tsx';
import { Void } from '../frame/void.tsx';
import { titleOf, writeQuiz } from './actions.ts';

const FACES = ['Ana', 'Bo', 'Chidi', 'Dina', 'Emil', 'Fay'];

/** Nobody has written or played anything here yet: a game is one press away. */
export function Welcome({ starters }: { starters: QuizSummary[] }) {
  const [first] = starters.filter(({ playable }) => playable);
  if (!first) return null;
  return (
    <section class="card welcome" aria-labelledby="welcome">
      <div class="faces">
        {FACES.slice(0, 3).map((name) => (
          <Face key={name} nickname={name} />
        ))}
      </div>
      <div class="grow">
        <h2 id="welcome">Welcome. Two minutes and you can play.</h2>
        <p class="soft">
          Play one of these quizzes now, alone with bots or with everybody in the room. Or write
          your own, or bring a file from Kahoot, Moodle or a spreadsheet.
        </p>
      </div>
      <ButtonLink href={`/host/quiz/${first.id}/play`} icon="play">
        Play “{titleOf(first)}”
      </ButtonLink>
    </section>
  );
}

export function NoQuizzes() {
  return (
    <Void faces={FACES} title="No quizzes yet">
      <p class="soft">
        Write your first question, or bring a file from Kahoot, Moodle, a spreadsheet or plain text.
      </p>
      <div class="row wrap">
        <Button kind="go" icon="plus" big onClick={() => void writeQuiz()}>
          Write a quiz
        </Button>
        <ButtonLink href="/host/import" icon="upload" big>
          Import a file
        </ButtonLink>
      </div>
      <p class="soft small">
        What was deleted can be <a href="/host?state=deleted">restored for 30 days</a>.
      </p>
    </Void>
  );
}
