/** Extra time for single players, as factors of the time that everybody has. */
export const TIME_FACTORS = [1.25, 1.5, 2, 3] as const;

/** No extra time. */
export const USUAL_TIME = 1;
