import type { ActResult } from '../control-api.ts';
import type { Ack } from '../delivery/transport.ts';

/** What the person is told where the app has not acknowledged; ok where it has. */
export function notInTime(ack: Ack): ActResult {
  return ack.status === 'acked' ? { ok: true } : { ok: false, error: `${ack.status}: ${ack.detail}` };
}
