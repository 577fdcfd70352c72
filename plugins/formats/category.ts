/** Moodle's categories: a path of names, in which `//` is a slash. */

/** Names that are nobody's subject: Moodle's contexts such as `$course$`, and what it makes by itself. */
const NOBODY = /^(\$[a-z]+\$|top|default for\b.*)$/i;

/** The last name of a path such as `$course$/top/Astronomy`; undefined where it says nothing. */
export function categoryIn(path: string): string | undefined {
  const name = path
    .split(/(?<!\/)\/(?!\/)/)
    .at(-1)
    ?.replaceAll('//', '/')
    .trim();
  return name === undefined || name === '' || NOBODY.test(name) ? undefined : name;
}

/** A category as a path. A slash at its beginning stands apart from the one before the name. */
export function pathOf(category: string | undefined): string {
  if (category === undefined) return 'top';
  return `top/${category.startsWith('/') ? ' ' : ''}${category.replaceAll('/', '//')}`;
}
