interface Props {
  nickname: string;
  /** They say that the name is theirs already. */
  returns: boolean;
  onCancel(): void;
}

/** The player waits to be let in, and comes in by itself. */
export function WaitingCard({ nickname, returns, onCancel }: Props) {
  return (
    <section class="waiting notice">
      <span class="spinner" aria-hidden="true" />
      <div role="status">
        <h1>Waiting for the host</h1>
        <p>
          {returns ? (
            <>
              Your host sees that <bdi>{nickname}</bdi> wants back in. You get your place and your
              points as soon as they agree.
            </>
          ) : (
            <>
              Your host sees that <bdi>{nickname}</bdi> wants to join. You come in as soon as they
              agree.
            </>
          )}
        </p>
      </div>
      <button type="button" class="button quiet" onClick={onCancel}>
        Use another name
      </button>
    </section>
  );
}
