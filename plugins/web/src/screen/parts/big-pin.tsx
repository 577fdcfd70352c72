/** A PIN in two groups, to be read from the last row. */
export function BigPin({ pin }: { pin: string }) {
  return (
    <strong class="big-pin digits" dir="ltr">
      {pin.slice(0, 3)} {pin.slice(3)}
    </strong>
  );
}
