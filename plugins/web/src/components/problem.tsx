import { Icon } from './icon.tsx';

/** A problem, next to the thing that it is about. */
export function Problem({ id, text }: { id?: string; text: string }) {
  return (
    <p class="problem" role="alert" {...(id !== undefined && { id })}>
      <Icon name="alert" />
      <span dir="auto">{text}</span>
    </p>
  );
}
