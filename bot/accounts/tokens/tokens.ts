import { DeskError } from '@inbox-email/core/desk-error.ts';
import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import type { BotContext } from '../../context.ts';
import { type Person, requireSupervisor } from '../../person.ts';
import { redraw } from '../drawing/redraw.ts';
import { newTokenBlocks, newTokenCallback, newTokenView, tokenMadeView, typedToken } from './new-token-view.ts';
import { tokenActions, tokensView } from './tokens-view.ts';

/** Tokens of the HTTP API, on top of Settings: seen, made and revoked by supervisors. */
export function registerTokens(app: App, context: BotContext): void {
  const { client, desk, personOf } = context;

  app.action<BlockAction>(tokenActions.open, async ({ ack, body }) => {
    await ack();
    const person = await personOf(body.user.id);
    await client.views.push({ trigger_id: body.trigger_id, view: await drawTokens(context, person) });
  });

  app.action<BlockAction>(tokenActions.add, async ({ ack, body }) => {
    await ack();
    const person = await personOf(body.user.id);
    requireSupervisor(person);
    await client.views.push({ trigger_id: body.trigger_id, view: newTokenView(person.text) });
  });

  app.action<BlockAction<ButtonAction>>(tokenActions.revoke, async ({ ack, body, action }) => {
    await ack();
    const person = await personOf(body.user.id);
    await desk.apiTokens.revoke(person.actor, action.value ?? '');
    if (body.view) await redraw(client, body.view.id, await drawTokens(context, person));
  });

  app.view(newTokenCallback, async ({ ack, body, view }) => {
    const person = await personOf(body.user.id);
    const typed = typedToken(view);
    try {
      const { token, secret } = await desk.apiTokens.add(person.actor, typed);
      await ack({ response_action: 'update', view: tokenMadeView(token.name, secret, person.text) });
    } catch (error) {
      if (!(error instanceof DeskError && error.code === 'invalid')) throw error;
      return ack({ response_action: 'errors', errors: errorsOf(error, person) });
    }
    if (view.previous_view_id) await redraw(client, view.previous_view_id, await drawTokens(context, person));
  });
}

async function drawTokens({ desk }: BotContext, { actor, text }: Person) {
  return tokensView(await desk.apiTokens.list(actor), text);
}

function errorsOf({ issues }: DeskError, { text }: Person): Record<string, string> {
  const known: Record<string, string> = { ...text.accounts.problems, 'too-many': text.apiTokens.tooMany };
  return Object.fromEntries(
    issues.map(({ path, problem }) => [
      path === 'scopes' ? newTokenBlocks.scopes : newTokenBlocks.name,
      known[problem] ?? text.accounts.otherProblem,
    ]),
  );
}
