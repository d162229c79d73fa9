import type { KnownBlock } from '@slack/types';
import { limits, plain, remark } from '../../block-kit.ts';
import type { Text } from '../../text/text.ts';

/** The part of a list that a page shows. A page that has gone (the list got shorter) becomes the last one. */
export function pageOf<T>(list: readonly T[], wanted: number, perPage: number) {
  const pages = Math.max(1, Math.ceil(list.length / perPage));
  const page = Math.min(Math.max(0, wanted), pages - 1);
  return { items: list.slice(page * perPage, (page + 1) * perPage), page, pages };
}

/** Buttons to the neighbouring pages, each with its number (from 0) as value; nothing where one page holds it all. */
export function pager(actionId: string, page: number, pages: number, { accounts: words }: Text): KnownBlock[] {
  if (pages === 1) return [];
  const to = (target: number, label: string, direction: string) =>
    target < 0 || target >= pages
      ? []
      : [
          {
            type: 'button' as const,
            action_id: `${actionId}.${direction}`,
            text: plain(label, limits.button),
            value: String(target),
          },
        ];
  return [
    remark(words.pageOf(page + 1, pages)),
    {
      type: 'actions',
      elements: [...to(page - 1, words.previousPage, 'back'), ...to(page + 1, words.nextPage, 'on')],
    },
  ];
}
