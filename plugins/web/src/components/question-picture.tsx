import type { QuestionView } from '../../../../server/realtime/events.ts';

export function QuestionPicture({ media }: { media: QuestionView['media'] }) {
  return media ? <img class="question-picture" src={media.image} alt={media.alt} /> : null;
}
