import { Icon } from './icon.tsx';

/** What went wrong, next to what it is about. */
export function Problem({ id, text }: { id?: string; text: string }) {
  return (
    <p class="problem" role="alert" {...(id !== undefined && { id })}>
      <Icon name="alert" />
      <span>{text}</span>
    </p>
  );
}
