import type { VNode } from 'preact';
import { html } from '../html.ts';
import { useWorkspace } from '../workspace-context.ts';
import { Avatar } from './avatar.ts';
import { ComplaintsBadge } from './complaints.ts';
import { Icon } from './icon.ts';

const locales = [
  { locale: 'pt-BR', name: 'Português (Brasil)' },
  { locale: 'en-US', name: 'English (US)' },
  { locale: 'es-ES', name: 'Español (España)' },
];

/** Above everything: where one is, who acts, in which language, and what Slack would have refused. */
export function TopBar({ toggleMenu }: { toggleMenu: () => void }): VNode {
  const { route, go, words, snapshot, me, act } = useWorkspace();
  const mail = route.place === 'mail';
  const people = snapshot.users.filter(({ isBot }) => !isBot);
  const value = ({ currentTarget }: { currentTarget: HTMLSelectElement }) => currentTarget.value;
  return html`<header class="top-bar">
    <button type="button" class="icon-button menu-button" aria-label=${words.menu} data-testid="menu" onClick=${toggleMenu}><${Icon} name="menu" /></button>
    <nav class="areas">
      <button type="button" aria-current=${mail ? undefined : 'page'} data-testid="area-slack" onClick=${() => mail && go({ place: 'home' })}>${words.slackArea}</button>
      <button type="button" aria-current=${mail ? 'page' : undefined} data-testid="area-mail" onClick=${() => go({ place: 'mail' })}><${Icon} name="mail" /> <span class="wide-only">${words.mailArea}</span></button>
    </nav>
    <div class="people" role="radiogroup" aria-label=${words.actAs}>
      ${people.map(
        (
          user,
        ) => html`<button type="button" role="radio" key=${user.id} class="person" data-testid="act-as" data-user-id=${user.id}
        aria-checked=${user.id === me.id ? 'true' : 'false'} title=${`${words.actAs} ${user.realName}`} onClick=${() => go({ as: user.id, thread: null })}>
        <${Avatar} user=${user} small />
        <span class="person-words"><b>${user.realName.split(' ')[0]}</b><small>${user.isAdmin || user.isOwner ? words.supervisor : words.agent}</small></span>
      </button>`,
      )}
    </div>
    <select class="people-list" aria-label=${words.actAs} value=${me.id} onChange=${(event: { currentTarget: HTMLSelectElement }) => go({ as: value(event), thread: null })}>
      ${people.map((user) => html`<option key=${user.id} value=${user.id} selected=${user.id === me.id}>${user.realName}</option>`)}
    </select>
    <select class="language" data-testid="language" aria-label=${words.language} value=${me.locale}
      onChange=${(event: { currentTarget: HTMLSelectElement }) => void act({ type: 'set-locale', locale: value(event) })}>
      ${locales.map(({ locale, name }) => html`<option key=${locale} value=${locale} selected=${locale === me.locale}>${name}</option>`)}
    </select>
    <${ComplaintsBadge} />
  </header>`;
}
