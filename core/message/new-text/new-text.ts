import { renderLines, type TextLine } from '../text/text-line.ts';
export function newTextOf(lines: TextLine[]): string {
  return renderLines(lines);
}
