// Plain JavaScript on purpose: it must run on whichever Node an `npm` happens to find.
// `npm ci` brings Node 24 as a package; under `--ignore-scripts` it is not unpacked and the system's Node runs.
const needed = 24;
const found = Number(process.versions.node.split('.')[0]);
if (found < needed) {
  console.error(
    `Inbox Email runs on Node ${needed}, and this is Node ${process.versions.node}.\n` +
      'The right Node comes with the packages: run "npm ci" without --ignore-scripts, then try again.',
  );
  process.exit(1);
}

// The system's look-ups of names take one of these threads each, and cannot be called off: with the usual four, a few names
// that nobody answers for hold up everything. Read when the first of them is needed, which is after this.
process.env.UV_THREADPOOL_SIZE ??= '32';

// Half the time of a start goes into making JavaScript of the sources: what came of it is kept for the next one. Processes
// that are started from here learn of the place by the environment.
const { join } = require('node:path');
const compiled = join(__dirname, '..', 'node_modules', '.cache', 'compiled');
require('node:module').enableCompileCache(compiled);
process.env.NODE_COMPILE_CACHE ??= compiled;
