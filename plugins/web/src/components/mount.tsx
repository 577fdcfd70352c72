import { type ComponentType, render } from 'preact';

/** Shows a page's component in its document. */
export function mount(Page: ComponentType): void {
  render(<Page />, document.body);
}
