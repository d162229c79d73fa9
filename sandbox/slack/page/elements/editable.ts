import type { Json } from '../../control-api.ts';

interface Style {
  bold?: true;
  italic?: true;
  strike?: true;
  code?: true;
}

const styleOfTag: Record<string, keyof Style> = {
  B: 'bold',
  STRONG: 'bold',
  I: 'italic',
  EM: 'italic',
  S: 'strike',
  STRIKE: 'strike',
  DEL: 'strike',
  CODE: 'code',
};

/** What is written in a contenteditable element, as Slack's rich_text block; null where nothing is. */
export function readEditable(root: HTMLElement): Json | null {
  if (!root.textContent?.trim()) return null;
  const parts: Json[] = [];
  let line: Json[] = [];

  function endLine(): void {
    if (line.length) parts.push({ type: 'rich_text_section', elements: line });
    line = [];
  }

  function readLines(node: Node): void {
    for (const child of node.childNodes) {
      const name = child.nodeName;
      if (name === 'UL' || name === 'OL') {
        endLine();
        parts.push(readList(child, name === 'OL' ? 'ordered' : 'bullet'));
      } else if (name === 'DIV' || name === 'P') {
        if (line.length) line.push({ type: 'text', text: '\n' });
        readLines(child);
      } else line.push(...readInlines(child, {}));
    }
  }

  readLines(root);
  endLine();
  return { type: 'rich_text', elements: parts };
}

/** Puts a rich_text block into a contenteditable element. */
export function drawEditable(root: HTMLElement, value: Json): void {
  const parts: Json[] = value?.elements ?? [];
  root.replaceChildren(
    ...parts.map((part) => {
      if (part.type !== 'rich_text_list') return drawInlines('div', part.elements);
      const list = document.createElement(part.style === 'ordered' ? 'ol' : 'ul');
      list.append(...part.elements.map((item: Json) => drawInlines('li', item.elements)));
      return list;
    }),
  );
}

function readList(list: Node, style: 'ordered' | 'bullet'): Json {
  const items = [...list.childNodes].filter(({ nodeName }) => nodeName === 'LI');
  const elements = items.map((item) => ({ type: 'rich_text_section', elements: readInlines(item, {}) }));
  return { type: 'rich_text_list', style, indent: 0, elements };
}

function readInlines(node: Node, style: Style): Json[] {
  if (node.nodeName === 'BR') return [{ type: 'text', text: '\n' }];
  const styled = Object.keys(style).length ? { style } : {};
  if (node.nodeType === Node.TEXT_NODE)
    return node.textContent ? [{ type: 'text', text: node.textContent, ...styled }] : [];
  if (node instanceof HTMLAnchorElement) {
    return [{ type: 'link', url: node.getAttribute('href') ?? '', text: node.textContent ?? '', ...styled }];
  }
  const own = styleOfTag[node.nodeName];
  return [...node.childNodes].flatMap((child) => readInlines(child, own ? { ...style, [own]: true } : style));
}

function drawInlines(tag: string, elements: Json[]): HTMLElement {
  const line = document.createElement(tag);
  line.append(
    ...elements.map((element) => {
      if (element.type !== 'link') return styledText(element.text ?? '', element.style ?? {});
      const link = document.createElement('a');
      link.href = element.url;
      link.textContent = element.text ?? element.url;
      return link;
    }),
  );
  return line;
}

function styledText(text: string, style: Style): Node {
  const tags = { bold: 'b', italic: 'i', strike: 's', code: 'code' } as const;
  let node: Node = document.createTextNode(text);
  for (const name of Object.keys(style) as (keyof Style)[]) {
    const wrapped = document.createElement(tags[name]);
    wrapped.append(node);
    node = wrapped;
  }
  return node;
}
