import type { Json, ViewState } from '../control-api.ts';
import type { State, StoredView } from '../state/state.ts';
import { fileOf } from './file.ts';

/** A view object as Slack answers and sends it. https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
export function viewOf(state: State, stored: StoredView): Json {
  const { view } = stored;
  return {
    id: stored.id,
    team_id: state.team.id,
    type: view.type,
    blocks: view.blocks,
    private_metadata: view.private_metadata ?? '',
    callback_id: view.callback_id ?? '',
    state: { values: withFiles(state, stored.state) },
    hash: stored.hash,
    title: view.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: view.clear_on_close ?? false,
    notify_on_close: view.notify_on_close ?? false,
    close: view.close ?? null,
    submit: view.submit ?? null,
    previous_view_id: stored.previousViewId,
    root_view_id: stored.rootViewId,
    app_id: state.app.id,
    external_id: view.external_id ?? '',
    app_installed_team_id: state.team.id,
    bot_id: state.app.botId,
  };
}

/** File inputs hold ids while a person fills them in; the app gets whole file objects. */
function withFiles(state: State, values: ViewState): ViewState {
  const whole = structuredClone(values);
  for (const field of Object.values(whole).flatMap((fields) => Object.values(fields))) {
    if (field.type !== 'file_input') continue;
    field.files = (field.files ?? []).flatMap((one: Json) => {
      const file = state.files.get(one?.id ?? one);
      return file ? [fileOf(state, file)] : [];
    });
  }
  return whole;
}
