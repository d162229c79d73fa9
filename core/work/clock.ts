/** Milliseconds since 1970. Injected, so that tests decide what time it is. */
export type Clock = () => number;
