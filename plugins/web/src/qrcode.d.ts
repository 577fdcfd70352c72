/** The part of qrcode that we use. Its own declarations bring Node's types into the pages. */
export declare function create(
  text: string,
  options: { errorCorrectionLevel: 'L' | 'M' | 'Q' | 'H' },
): {
  /** Squares by row, 1 for a dark one. */
  modules: { size: number; data: Uint8Array };
};
