import type { ButtonHTMLAttributes, ComponentChildren } from 'preact';
import { type DeskIconName, Icon } from './icons.tsx';

interface Looks {
  /** `go` is what to do next: one in a view. */
  kind?: 'go' | 'plain' | 'danger';
  icon?: DeskIconName;
  big?: boolean;
  wide?: boolean;
  /** Waits for an answer: shows it, and cannot be pressed. */
  busy?: boolean;
  /** A button that shows its icon alone has its words here. */
  label?: string;
  children?: ComponentChildren;
}

const classOf = ({ kind, big, wide, children }: Looks): string =>
  [
    'button',
    kind,
    big && 'big',
    wide && 'wide',
    (children === undefined || children === null) && 'square',
  ]
    .filter(Boolean)
    .join(' ');

const Content = ({ icon, busy, children }: Looks) => (
  <>
    {busy ? <span class="spinner" aria-hidden="true" /> : icon && <Icon name={icon} />}
    {children}
  </>
);

type Native = Omit<ButtonHTMLAttributes<HTMLButtonElement>, keyof Looks | 'class'>;

interface ButtonProps extends Looks, Native {}

export function Button({ kind, icon, big, wide, busy, label, children, ...native }: ButtonProps) {
  const looks: Looks = { ...(kind && { kind }), ...(big && { big }), ...(wide && { wide }) };
  return (
    <button
      type="button"
      {...native}
      class={classOf({ ...looks, children })}
      disabled={native.disabled === true || busy === true}
      {...(label !== undefined && { 'aria-label': label, title: label })}
    >
      <Content {...(icon && { icon })} {...(busy && { busy })}>
        {children}
      </Content>
    </button>
  );
}

interface LinkProps extends Omit<Looks, 'busy'> {
  href: string;
  /** The id of what says more about it. */
  describedBy?: string;
}

/** A link that looks like a button: it goes somewhere. */
export function ButtonLink({ href, describedBy, label, icon, ...looks }: LinkProps) {
  return (
    <a
      href={href}
      class={classOf(looks)}
      {...(describedBy !== undefined && { 'aria-describedby': describedBy })}
      {...(label !== undefined && { 'aria-label': label, title: label })}
    >
      <Content {...(icon && { icon })}>{looks.children}</Content>
    </a>
  );
}
