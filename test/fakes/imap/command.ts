/** What a client asked for. */
export interface Command {
  tag: string;
  /** In capitals, with its UID in front where it has one: `LOGIN`, `UID FETCH`; `GREETING` before the first command. */
  name: string;
  /** What stands behind the name. */
  rest: string;
}

/** Cuts the client's bytes into commands. Literals (also `{n+}`) come out as quoted strings. */
export function createCommandReader(proceed: () => void): (chunk: Buffer) => Command[] {
  let waiting = '';
  let line = '';
  let literal = 0;
  return (chunk) => {
    waiting += chunk.toString('latin1');
    const commands: Command[] = [];
    for (;;) {
      if (literal > 0) {
        if (waiting.length < literal) return commands;
        line += `"${waiting.slice(0, literal).replace(/["\\]/g, '\\$&')}"`;
        waiting = waiting.slice(literal);
        literal = 0;
      }
      const end = waiting.indexOf('\r\n');
      if (end === -1) return commands;
      const text = waiting.slice(0, end);
      waiting = waiting.slice(end + 2);
      const announced = /\{(\d+)(\+?)\}$/.exec(text);
      if (announced === null) {
        commands.push(commandOf(line + text));
        line = '';
        continue;
      }
      line += text.slice(0, announced.index);
      literal = Number(announced[1]);
      if (announced[2] === '') proceed();
    }
  };
}

function commandOf(line: string): Command {
  if (/^DONE$/i.test(line)) return { tag: '', name: 'DONE', rest: '' };
  const [, tag = '*', name = '', rest = ''] = /^(\S+) ((?:UID )?\S+) ?(.*)$/is.exec(line) ?? [];
  return { tag, name: name.toUpperCase(), rest };
}

/** `a "b c" (d e)` → a, b c, (d e) */
export function words(text: string): string[] {
  const found = text.matchAll(/"((?:[^"\\]|\\.)*)"|(\([^)]*\))|(\S+)/g);
  return [...found].map(([, quoted, list, atom]) => quoted?.replace(/\\(.)/g, '$1') ?? list ?? atom ?? '');
}

/** Whether a number is in a sequence set (`1:3,7,9:*`), where `*` stands for `highest`. */
export function inSet(set: string, highest: number): (number: number) => boolean {
  const ranges = set.split(',').map((range) => {
    const ends = range.split(':').map((end) => (end === '*' ? highest : Number(end)));
    return [Math.min(...ends), Math.max(...ends)] as const;
  });
  return (number) => ranges.some(([low, high]) => number >= low && number <= high);
}
