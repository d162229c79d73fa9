import type { DetectionProgress } from '@inbox-email/core/account/discover/detection.ts';
import { readMailAddress } from '@inbox-email/core/account/discover/mail-address.ts';
import type { App, BlockAction } from '@slack/bolt';
import type { BotContext } from '../../context.ts';
import { type Person, requireSupervisor } from '../../person.ts';
import { drawLatest } from '../drawing/draw-latest.ts';
import { redraw } from '../drawing/redraw.ts';
import { newDraft } from '../form/draft.ts';
import { fields } from '../form/fields.ts';
import { drawForm } from '../form/open-form.ts';
import { addressCallback, addressView, byHandAction } from './address-view.ts';
import { filledDraft } from './filled-draft.ts';
import { foundBlocks } from './found-blocks.ts';
import { lookingView } from './looking-view.ts';

const everyMs = 350;

/** A new account begins with its address. */
export async function openNewAccount({ client }: BotContext, person: Person, triggerId: string): Promise<void> {
  requireSupervisor(person);
  await client.views.open({ trigger_id: triggerId, view: addressView(person.text) });
}

/** From the address to a form that is filled in, live; or straight to the empty form. */
export function registerDetect(app: App, context: BotContext): void {
  const { client, personOf } = context;

  app.view(addressCallback, async ({ ack, body, view }) => {
    const person = await personOf(body.user.id);
    requireSupervisor(person);
    const typed = view.state.values[fields.address]?.value?.value ?? '';
    const address = readMailAddress(typed);
    if (address === null) {
      const errors = { [fields.address]: person.text.accounts.problems['not-an-address'] };
      return ack({ response_action: 'errors', errors });
    }
    await ack({ response_action: 'update', view: lookingView(address.address, { steps: [] }, person.text) });
    await drawDetection(context, person, address.address, view.id);
  });

  app.action<BlockAction>(byHandAction, async ({ ack, body }) => {
    await ack();
    if (!body.view) return;
    const person = await personOf(body.user.id);
    requireSupervisor(person);
    const address = body.view.state.values[fields.address]?.value?.value ?? '';
    await redraw(client, body.view.id, await drawForm(context, person, { ...newDraft, address }));
  });
}

async function drawDetection(context: BotContext, person: Person, address: string, viewId: string): Promise<void> {
  const { client, desk } = context;
  const { actor, text } = person;
  const drawn = async ({ steps, detection }: DetectionProgress) => {
    if (detection === null) return lookingView(address, { steps }, text);
    const providers = context.safePasswords === null ? [] : desk.signIn.providers();
    const here = { account: await accountOf(context, person, address), providers: providers.map(({ id }) => id) };
    const found = foundBlocks(detection, here, text);
    return drawForm(context, person, filledDraft(detection, providers), { found });
  };
  try {
    await drawLatest(
      desk.accounts.detect(actor, address),
      async (progress) => redraw(client, viewId, await drawn(progress)),
      everyMs,
    );
  } catch (error) {
    // Nobody is left before a picture that never changes: servers can be typed.
    await redraw(client, viewId, await drawForm(context, person, { ...newDraft, address }));
    throw error;
  }
}

/** The name of the account that has this address already, as its own or as an alias. */
async function accountOf({ desk }: BotContext, { actor }: Person, address: string): Promise<string | undefined> {
  const same = (other: string) => other.toLowerCase() === address.toLowerCase();
  return (await desk.accounts.list(actor)).find((one) => [one.address, ...one.aliases].some(same))?.name;
}
