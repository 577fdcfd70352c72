/** A PIN as it is easiest to read across a room: 123 456. */
export const spacedPin = (pin: string): string => `${pin.slice(0, 3)} ${pin.slice(3)}`;
