// A reading thread that does not come up.
throw new Error('This program does not load');
