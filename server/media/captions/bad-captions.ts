/** Why a file of captions is not taken, as a sentence for whoever sent it. */
export class BadCaptions extends Error {
  override name = 'BadCaptions';
}
