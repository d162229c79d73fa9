import { DeskError } from '@inbox-email/core/desk-error.ts';
import type { AckFn, AnyMiddlewareArgs, Middleware, RespondFn, SlackViewAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Logger } from 'pino';
import { notice } from './block-kit.ts';
import type { BotContext } from './context.ts';
import type { Text } from './text/text.ts';

/**
 * Runs around every listener: what one throws is answered to the person in their language, where they are looking, and
 * logged. A refusal by the desk is an answer like any other; everything else is a failure of ours.
 */
export function answerFailures(context: BotContext): Middleware<AnyMiddlewareArgs> {
  return async (args) => {
    try {
      await args.next();
    } catch (thrown) {
      const error = first(thrown);
      if (context.stopping.aborted) {
        // The database closes, and Slack is no longer listened to: nobody is left to be told.
        context.log.debug(`A listener was cut off by the stop: ${(error as Error).message}`);
        return;
      }
      const body = args.body as unknown as Body;
      report(context.log, error, body);
      const userId = body.user?.id ?? body.user_id;
      if (userId === undefined) return;
      const text = await textFor(context, userId);
      const words = await wordsFor(context, error, text);
      await answer(
        context,
        args as unknown as Answering,
        body,
        notice(text.refusals.title, text.refusals.close, words),
        words,
      );
    }
  };
}

/** What the payloads that carry a person have in common; https://docs.slack.dev/reference/interaction-payloads. */
interface Body {
  type?: string;
  user?: { id: string };
  user_id?: string;
  trigger_id?: string;
  view?: SlackViewAction['view'];
}

interface Answering {
  ack?: AckFn<unknown>;
  respond?: RespondFn;
}

/** The words for a refusal or failure, as markup. */
async function wordsFor(context: BotContext, error: unknown, { refusals }: Text): Promise<string> {
  if (!(error instanceof DeskError)) return refusals.failed;
  if (error.code === 'forbidden') return refusals.forbidden(await context.leads.toAsk().catch(() => []));
  return {
    unknown: refusals.unknown,
    invalid: refusals.invalid,
    conflict: refusals.conflict,
    'in-use': refusals.inUse,
  }[error.code];
}

async function answer(
  { client, log }: BotContext,
  { ack, respond }: Answering,
  body: Body,
  view: ModalView,
  words: string,
): Promise<void> {
  try {
    if (body.type === 'view_submission') {
      // Over HTTP a second ack throws: then the listener had acked, and the view behind it is told instead.
      await ack?.({ response_action: 'update', view });
    } else {
      await ack?.(undefined).catch(() => {});
      if (respond) await respond({ response_type: 'ephemeral', replace_original: false, text: words });
      else if (body.view?.type === 'modal') await client.views.push({ trigger_id: body.trigger_id ?? '', view });
      else if (body.trigger_id) await client.views.open({ trigger_id: body.trigger_id, view });
    }
  } catch (unanswered) {
    log.warn(`A person could not be told of a failure: ${(unanswered as Error).message}`);
  }
}

/** Only what cannot hold what a person typed: no payload, no view. */
function report(log: Logger, error: unknown, body: Body): void {
  if (error instanceof DeskError) {
    log.debug({ code: error.code, what: body.type ?? 'command' }, 'The desk refused');
    return;
  }
  const { name, message, code, stack } = error as Error & { code?: string };
  log.error({ what: body.type ?? 'command', name, code, stack }, `A listener failed: ${message}`);
}

async function textFor(context: BotContext, userId: string): Promise<Text> {
  try {
    return (await context.personOf(userId)).text;
  } catch {
    // Slack itself may be what failed.
    return context.defaultText;
  }
}

/** Bolt wraps what several listeners threw. */
function first(thrown: unknown): unknown {
  const { originals } = thrown as { originals?: unknown[] };
  return originals?.[0] ?? thrown;
}
