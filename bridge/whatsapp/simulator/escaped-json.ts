/** JSON the way Meta writes it: all but ASCII as `\uXXXX`, `/` as `\/`, and more than need be. */
export function escapedJson(payload: object): string {
  return JSON.stringify(payload)
    .replace(/[\u0080-\uffff<@]/g, (character) => {
      return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
    })
    .replaceAll('/', '\\/');
}
