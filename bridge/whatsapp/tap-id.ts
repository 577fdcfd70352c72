/** An option that was offered as a button or list row. */
export interface TapId {
  pin: string;
  /** 0-based. */
  question: number;
  /** 0-based. */
  option: number;
}

/** The id that a button carries, and that comes back when it is tapped. */
export const tapId = ({ pin, question, option }: TapId): string => `a.${pin}.${question}.${option}`;

/** @returns undefined for an id that is not one of ours */
export function readTapId(id: string): TapId | undefined {
  const [, pin, question, option] = /^a\.(\d{6})\.(\d{1,4})\.(\d{1,2})$/.exec(id) ?? [];
  if (pin === undefined) return undefined;
  return { pin, question: Number(question), option: Number(option) };
}
