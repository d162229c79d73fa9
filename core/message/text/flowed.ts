/**
 * Joins the lines of format=flowed text (RFC 3676 §4) into paragraphs, quote marks kept. A line that ends in a space
 * goes on in the next one of the same quote depth; the signature's `-- ` never does.
 *
 * @param deleteSpace the parameter DelSp=yes: the space that marks the break is no part of the text
 */
export function joinFlowed(text: string, deleteSpace: boolean): string {
  const out: string[] = [];
  let paragraph: string[] = [];
  let paragraphDepth = -1;
  const finish = (): void => {
    if (paragraphDepth >= 0) out.push(quoted(paragraphDepth, paragraph.join('')));
    paragraph = [];
    paragraphDepth = -1;
  };
  for (const line of text.split('\n')) {
    const depth = quoteDepth(line);
    let content = line.slice(depth);
    if (content.startsWith(' ')) content = content.slice(1);
    if (paragraphDepth >= 0 && (depth !== paragraphDepth || content === '-- ')) finish();
    const flows = content.endsWith(' ') && content !== '-- ';
    paragraph.push(flows && deleteSpace ? content.slice(0, -1) : content);
    paragraphDepth = depth;
    if (!flows) finish();
  }
  finish();
  return out.join('\n');
}

function quoteDepth(line: string): number {
  let depth = 0;
  while (line.charCodeAt(depth) === 0x3e) depth++;
  return depth;
}

function quoted(depth: number, content: string): string {
  return depth === 0 ? content : `${'>'.repeat(depth)} ${content}`;
}
