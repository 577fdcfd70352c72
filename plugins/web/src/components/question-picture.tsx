import type { Question } from '../../../../client/game-state.ts';

export function QuestionPicture({ media }: { media: Question['media'] }) {
  return media ? <img class="question-picture" src={media.image} alt={media.alt} /> : null;
}
