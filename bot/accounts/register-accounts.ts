import type { App } from '@slack/bolt';
import type { BotContext } from '../context.ts';
import type { People } from '../person.ts';
import { registerAudit } from './audit/audit.ts';
import { registerCommand } from './command/command.ts';
import { registerDetect } from './detect/detect.ts';
import { registerErrors } from './errors/errors.ts';
import { registerForm } from './form/form.ts';
import { registerHistory } from './history/history.ts';
import { registerHome } from './home/home.ts';
import { registerDryRun } from './look/dry-run.ts';
import { registerFolders } from './look/folders.ts';
import { registerReadiness } from './look/readiness.ts';
import { registerAcceptCertificate } from './more/accept-certificate.ts';
import { registerMore } from './more/more.ts';
import { registerRemoval } from './removal/removal.ts';
import { registerSetup } from './setup/setup.ts';
import { registerMessageTest } from './test/in-channel.ts';
import { registerTokens } from './tokens/tokens.ts';

/** Everything about accounts: the screen, its forms, its commands. */
export function registerAccounts(app: App, context: BotContext, people: People): void {
  registerHome(app, context, people);
  registerDetect(app, context);
  registerForm(app, context);
  registerMore(app, context);
  registerAcceptCertificate(app, context);
  registerFolders(app, context);
  registerDryRun(app, context);
  registerReadiness(app, context);
  registerMessageTest(app, context);
  registerErrors(app, context);
  registerHistory(app, context);
  registerAudit(app, context);
  registerRemoval(app, context);
  registerSetup(app, context);
  registerTokens(app, context);
  registerCommand(app, context);
}
