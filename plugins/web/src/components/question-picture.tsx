import type { Question } from '../../../../client/game-state.ts';
import { Picture } from './picture.tsx';

export function QuestionPicture({ media }: { media: Question['media'] }) {
  return media ? <Picture class="question-picture" image={media.image} alt={media.alt} /> : null;
}
