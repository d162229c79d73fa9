/** How often to look whether the shell that npm started us in is still there, in milliseconds. */
const lookEvery = 250;

/**
 * Calls `stop` once, when the process is asked to end: by SIGTERM, by SIGINT, or by the end of the `npm` that started it.
 * npm hands SIGTERM to the shell between us and it, and the shell (dash on Debian) dies of it without passing it on.
 */
export function whenAskedToStop(stop: () => void, environment: NodeJS.ProcessEnv): void {
  let asked = false;
  const ask = () => {
    if (asked) return;
    asked = true;
    stop();
  };
  process.once('SIGTERM', ask);
  process.once('SIGINT', ask);
  if (environment.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) ask();
  }, lookEvery).unref();
}
