/** Mailboxes that no person reads: what is sent there comes back, or starts a conversation between machines. */
export function isRobotAddress(address: string): boolean {
  return ROBOT.test(address.slice(0, Math.max(address.lastIndexOf('@'), 0)));
}

const ROBOT =
  /^(?:mailer[-_.]?daemon|post[-_.]?master|mail[-_.]?(?:daemon|system|delivery)|mdaemon|delivery[-_.]?(?:status|subsystem)|double-bounce|(?:no|do[-_.]?not|not|nao|não)[-_.]?(?:reply|respond[ae]r?)|sem[-_.]?resposta|sin[-_.]?respuesta|listserv|majordomo|owner-.+|auto[-_.]?(?:reply|responder|answer)|bounces?|.+-(?:bounces?|request|owner|subscribe|unsubscribe|confirm))(?:[-+=.].*)?$/i;
