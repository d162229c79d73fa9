import type { VNode } from 'preact';
import { html } from '../html.ts';
import { controlAttributes, type ElementProps } from './element-props.ts';

const kinds: Record<string, { type: string; key: string }> = {
  datepicker: { type: 'date', key: 'selected_date' },
  timepicker: { type: 'time', key: 'selected_time' },
  datetimepicker: { type: 'datetime-local', key: 'selected_date_time' },
};

/** Date, time, or both: as `2026-11-23`, `14:05`, or seconds since 1970. */
export function DateTime(props: ElementProps): VNode {
  const { type = 'date', key = 'selected_date' } = kinds[props.element.type] ?? {};
  const seconds = key === 'selected_date_time';
  const chosen = props.value?.[key];
  const shown = seconds && chosen ? localMinute(chosen) : (chosen ?? '');

  function choose({ currentTarget }: { currentTarget: HTMLInputElement }): void {
    const picked = currentTarget.value || null;
    void props.use({ [key]: picked && seconds ? Math.floor(new Date(picked).getTime() / 1000) : picked });
  }

  return html`<input class="text-input date-time" type=${type} ...${controlAttributes(props)} value=${shown} onChange=${choose} />`;
}

/** What a datetime-local input takes: the minute in this time zone. */
function localMinute(seconds: number): string {
  const at = new Date(seconds * 1000);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
