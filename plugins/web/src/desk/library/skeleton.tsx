/** Where the cards will be. */
export function Skeleton() {
  return (
    <div class="quiz-grid" aria-hidden="true">
      {[1, 2, 3, 4, 5, 6, 7, 8].map((index) => (
        <div key={index} class="card quiz skeleton">
          <div class="cover" />
          <div class="quiz-text">
            <i />
            <i />
          </div>
        </div>
      ))}
    </div>
  );
}
