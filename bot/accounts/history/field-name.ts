import type { Text } from '../../text/text.ts';

/** What a form calls a setting, by its path; the path itself where no form shows it. */
export function fieldName(path: string, text: Text): string {
  const { accounts, apiTokens, moreSettings, history, rules } = text;
  const { regrouping } = text.tickets;
  const { form, password, sides } = accounts;
  const [first = '', second = ''] = path.split('.');
  const side = first === 'incoming' || first === 'outgoing' ? sides[first] : '';
  const known: Record<string, string> = {
    name: history.name,
    address: form.address,
    aliases: moreSettings.aliases,
    signature: moreSettings.signature,
    'signIn.with': form.signIn,
    signIn: form.signIn,
    'signIn.sharedMailbox': form.mailbox,
    'incoming.host': form.incoming,
    'incoming.technology': form.technology,
    'incoming.port': `${side}: ${form.port}`,
    'incoming.login': form.login,
    'incoming.password': password.incoming,
    'outgoing.host': form.outgoing,
    'outgoing.protocol': form.protocol,
    'outgoing.port': `${side}: ${form.port}`,
    'outgoing.otherIdentity.login': form.outgoingLogin,
    'outgoing.password': password.outgoing,
    'receiving.folders': form.folders,
    'receiving.sizeLimitMb': form.sizeLimit,
    'receiving.pollMinutes': form.pollMinutes,
    'receiving.checkSender': form.checkSender,
    'trust.authorities': moreSettings.authorities,
    ticketTypeId: form.type,
    groupId: form.group,
    channel: accounts.setup.groupChannel,
    people: history.people,
    'followUp.closedTicket': regrouping.followUp.closedTicket,
    'followUp.reopenForDays': regrouping.followUp.reopenForDays,
    'followUp.otherSubject': regrouping.followUp.otherSubject,
    accountId: history.kinds.account,
    appliesTo: rules.appliesTo,
    match: history.match,
    conditions: rules.conditions,
    actions: rules.actions,
    stop: rules.stops,
    direction: history.direction,
    scopes: apiTokens.scopes,
    types: history.events,
    within: history.within,
  };
  const found = known[path] ?? known[`${first}.${second}`];
  if (found !== undefined) return found;
  if (path.startsWith('receiving.backlog')) return form.backlog;
  if (path.startsWith('receiving.afterReading')) return form.afterReading;
  return path.startsWith('trust.pinned') ? moreSettings.forget : path;
}
