import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { type DeskIconName, Icon } from './icons.tsx';

export interface MenuItem {
  text: string;
  icon?: DeskIconName;
  /** Why it cannot be chosen now. */
  disabled?: string | undefined;
  danger?: boolean;
  /** One of several of which one is chosen: whether this one is. */
  chosen?: boolean;
  /** The action; or the page to open, by `href`. */
  run?: () => void;
  href?: string;
  /** The link gives a file. */
  download?: boolean;
}

interface Props {
  /** The button's name for people who do not see it: "More about The world in twelve questions". */
  label: string;
  icon?: DeskIconName;
  /** Words of the button; without them it is its icon. */
  text?: string;
  /** The button has no ground of its own: in a list there are many. */
  plain?: boolean;
  items: (MenuItem | 'line')[];
}

/** A button that opens a list of things to do, by pointer and by keys. */
export function Menu({ label, icon = 'dots', text, plain, items }: Props) {
  const id = useId();
  // A list of many things has as many menus: their entries are there when they are open.
  const [isOpen, setIsOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const entries = () =>
    [...(list.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])].filter(
      (entry) => entry.getAttribute('aria-disabled') !== 'true',
    );

  useEffect(() => {
    const menu = list.current;
    if (!menu) return;
    const onToggle = (event: Event) => setIsOpen((event as ToggleEvent).newState === 'open');
    menu.addEventListener('toggle', onToggle);
    return () => menu.removeEventListener('toggle', onToggle);
  }, []);

  useEffect(() => {
    const menu = list.current;
    if (!menu || !isOpen) return;
    const follow = () => place(menu, button.current);
    follow();
    const all = entries();
    (all.find((entry) => entry.getAttribute('aria-checked') === 'true') ?? all[0])?.focus();
    addEventListener('scroll', follow, { passive: true });
    addEventListener('resize', follow);
    return () => {
      removeEventListener('scroll', follow);
      removeEventListener('resize', follow);
    };
  }, [isOpen]);

  const close = () => {
    list.current?.hidePopover();
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const all = entries();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (event.key === 'Tab') close();
    if (next === undefined) return;
    event.preventDefault();
    all.at(next % all.length)?.focus();
  };

  return (
    <>
      <button
        ref={button}
        type="button"
        class={`button ${plain ? 'plain' : ''} ${text === undefined ? 'square' : ''}`}
        aria-label={label}
        {...(text === undefined && { title: label })}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        popovertarget={id}
      >
        <Icon name={icon} />
        {text}
      </button>
      <div
        ref={list}
        id={id}
        class="menu"
        role="menu"
        aria-label={label}
        popover="auto"
        onKeyDown={onKeyDown}
      >
        {isOpen &&
          items.map((item, index) =>
            item === 'line' ? (
              <hr key={index} />
            ) : (
              <Entry key={item.text} item={item} close={close} />
            ),
          )}
      </div>
    </>
  );
}

function Entry({ item, close }: { item: MenuItem; close(): void }) {
  const { text, icon, disabled, danger, chosen, run, href, download } = item;
  const content = (
    <>
      {icon && <Icon name={icon} />}
      {chosen && <Icon name="check" />}
      {text}
    </>
  );
  const common = { role: 'menuitem', tabIndex: -1, class: danger ? 'danger' : '' } as const;
  if (disabled !== undefined)
    return (
      <button type="button" {...common} aria-disabled="true" title={disabled}>
        {content}
      </button>
    );
  if (href !== undefined)
    return (
      <a href={href} {...common} onClick={close} {...(download && { download: '' })}>
        {content}
      </a>
    );
  return (
    <button
      type="button"
      {...common}
      {...(chosen !== undefined && { role: 'menuitemradio', 'aria-checked': chosen })}
      onClick={() => {
        close();
        run?.();
      }}
    >
      {content}
    </button>
  );
}

/** Below the button, or above it where there is more room; its end at the button's end. */
function place(menu: HTMLElement, button: HTMLElement | null): void {
  if (!button) return;
  const { top, bottom, left, right } = button.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = menu;
  const isRtl = getComputedStyle(button).direction === 'rtl';
  const x = isRtl ? left : right - width;
  const y = bottom + height + 8 > innerHeight ? top - height - 4 : bottom + 4;
  menu.style.left = `${Math.max(8, Math.min(x, innerWidth - width - 8))}px`;
  menu.style.top = `${Math.max(8, y)}px`;
}
