/**
 * Keeps one object of a class for as long as the program runs. A class whose objects live only while a mail is read has
 * none when garbage is collected, and the engine then throws away all that it compiled for them.
 */
export function keepCompiled(example: object): void {
  examples.push(example);
}

const examples: object[] = [];
