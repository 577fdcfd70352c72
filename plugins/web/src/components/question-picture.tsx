import type { QuestionView } from '../../../../server/protocol/views.ts';

export function QuestionPicture({ media }: { media: QuestionView['media'] }) {
  return media ? <img class="question-picture" src={media.image} alt={media.alt} /> : null;
}
