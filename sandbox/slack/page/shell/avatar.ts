import type { VNode } from 'preact';
import type { User } from '../../control-api.ts';
import { html } from '../html.ts';
import { Icon } from './icon.ts';

/** A person's initials on their colour; an envelope for the app. */
export function Avatar({ user, small = false }: { user: User | undefined; small?: boolean }): VNode {
  const initials = (user?.realName ?? '?')
    .split(/\s+/)
    .map(([letter]) => letter)
    .slice(0, 2)
    .join('');
  return html`<span class=${small ? 'avatar small' : 'avatar'} style=${{ background: user?.color ?? '#888' }} aria-hidden="true">
    ${user?.isBot ? html`<${Icon} name="mail" />` : initials}</span>`;
}
