import type { VNode } from 'preact';
import type { PostedMessage } from '../../control-api.ts';
import { MenuButton, type MenuItem } from '../elements/menu.ts';
import { html } from '../html.ts';
import { Icon } from '../shell/icon.ts';
import { emojiOf } from '../text/emoji.ts';
import { useWorkspace } from '../workspace-context.ts';

const quickReactions = ['white_check_mark', 'eyes', 'raised_hands', 'tada', 'heart', 'thumbsup'];

/** What one can do with a message: react, answer in its thread, and the app's shortcuts. */
export function MessageTools({ message, inThread }: { message: PostedMessage; inThread: boolean }): VNode {
  const { snapshot, words, act, go } = useWorkspace();
  const { channel, ts } = message;
  const reactions: MenuItem[] = quickReactions.map((name) => ({
    label: `${emojiOf(name)} :${name}:`,
    value: name,
    choose: () => void act({ type: 'react', channel, ts, name }),
  }));
  const shortcuts: MenuItem[] = snapshot.messageShortcuts.map(({ callbackId, name }) => ({
    label: name,
    description: snapshot.users.find(({ id }) => id === snapshot.botUserId)?.realName,
    value: callbackId,
    choose: () => void act({ type: 'message-shortcut', callbackId, channel, ts }),
  }));
  const tool = (label: string, testId: string) => ({
    class: 'tool',
    title: label,
    'aria-label': label,
    'data-testid': testId,
  });
  return html`<div class="message-tools">
    <${MenuButton} items=${reactions} attributes=${tool(words.react, 'react')}><${Icon} name="smile" /></${MenuButton}>
    ${
      !inThread &&
      html`<button type="button" ...${tool(words.replyInThread, 'open-thread')}
        onClick=${() => go({ thread: message.threadTs ?? ts })}><${Icon} name="talk" /></button>`
    }
    ${shortcuts.length > 0 && html`<${MenuButton} items=${shortcuts} attributes=${tool(words.moreActions, 'message-menu')}><${Icon} name="more" /></${MenuButton}>`}
  </div>`;
}
