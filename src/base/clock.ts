/** Milliseconds since the epoch. Passed to everything that needs "now", so that tests can stand at any day. */
export type Clock = () => number

export const systemClock: Clock = () => Date.now()
