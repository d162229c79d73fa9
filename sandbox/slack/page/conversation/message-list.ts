import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { PostedMessage } from '../../control-api.ts';
import { html } from '../html.ts';
import { dayName } from '../text/slack-date.ts';
import { useWorkspace } from '../workspace-context.ts';
import { Message } from './message.ts';

/** Messages of one person within this many seconds share one name and picture. */
const together = 300;

/** Messages in order, with the days between them; stays at the bottom while new ones come. */
export function MessageList({
  messages,
  newSince = null,
  inThread = false,
}: {
  messages: PostedMessage[];
  /** Draws a line before the first message of others after this one. */
  newSince?: string | null;
  inThread?: boolean;
}): VNode {
  const { me, words, snapshot } = useWorkspace();
  const list = useRef<HTMLDivElement>(null);
  const atBottom = useRef(true);
  const firstNew = newSince === null ? undefined : messages.find(({ ts, user }) => ts > newSince && user !== me.id);

  useLayoutEffect(() => {
    if (list.current && atBottom.current) list.current.scrollTop = list.current.scrollHeight;
  }, [snapshot]);

  function scrolled({ currentTarget }: { currentTarget: HTMLElement }): void {
    const { scrollTop, clientHeight, scrollHeight } = currentTarget;
    atBottom.current = scrollTop + clientHeight > scrollHeight - 40;
  }

  return html`<div class="messages" role="log" ref=${list} onScroll=${scrolled}>
    ${messages.map((message, i) => {
      const before = messages[i - 1];
      const day = dayName(message.ts, me.locale);
      const newDay = !inThread && (!before || dayName(before.ts, me.locale) !== day);
      const fresh = message === firstNew;
      return html`
        ${newDay && html`<div class="day" key=${`day ${message.ts}`}><span>${day}</span></div>`}
        ${fresh && html`<div class="new-line" key="new"><span>${words.newMessages}</span></div>`}
        <${Message} key=${message.ts} message=${message} inThread=${inThread} compact=${!newDay && !fresh && belongTogether(before, message)} />`;
    })}
  </div>`;
}

function belongTogether(before: PostedMessage | undefined, message: PostedMessage): boolean {
  return (
    before !== undefined &&
    before.user === message.user &&
    before.ephemeralFor === message.ephemeralFor &&
    Number(message.ts) - Number(before.ts) < together
  );
}
