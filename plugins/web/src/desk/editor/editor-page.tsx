import { ButtonLink } from '../frame/button.tsx';
import { PageHeader } from '../frame/page-header.tsx';

/** `/host/quiz/:id`: changes a quiz. @param id of the quiz */
export function EditorPage({ id }: { id: string }) {
  return (
    <>
      <PageHeader title="Edit the quiz">
        <ButtonLink href={`/host/quiz/${id}/play`} kind="go" icon="play">
          Play
        </ButtonLink>
      </PageHeader>
      <div class="desk-page" />
    </>
  );
}
