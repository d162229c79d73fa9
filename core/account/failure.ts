import type { Side, Stage } from './diagnosis.ts';
import { redact } from './redact.ts';
import { storageCauseOf } from './storage-cause.ts';

/** What is known of a failure, in the words of the protocols. The catalogue of causes is matched against it. */
export interface Failure {
  side: Side;
  stage: Stage | 'receive' | 'read' | 'drift';
  /** Node's or a library's code: ECONNREFUSED, ETIMEDOUT, CERT_HAS_EXPIRED, EHOSTREFUSED … */
  code: string;
  /** SMTP reply code (RFC 5321), 0 where there is none. */
  reply: number;
  /** Enhanced status code (RFC 3463) as `5.7.8`, or IMAP response code (RFC 5530) as `AUTHENTICATIONFAILED`. */
  status: string;
  /** What the server said, secrets taken out, one line. Empty where it said nothing. */
  words: string;
  /** The server's name as the account has it; empty where nobody told. Some providers are known by it. */
  host: string;
}

/** The fields that Node, imapflow and nodemailer put on the errors they throw. */
interface ProtocolError {
  code?: string;
  originalCode?: string;
  cause?: unknown;
  message?: string;
  response?: unknown;
  responseText?: string;
  /** imapflow: what a server said with BYE. */
  reason?: unknown;
  /** OpenSSL: which part of it failed. */
  library?: unknown;
  responseCode?: number;
  serverResponseCode?: string;
}

/** Reads a thrown error. `secrets`: what must not stand in the words even if the server repeats it. */
export function failureOf(
  side: Side,
  stage: Failure['stage'],
  error: unknown,
  secrets: readonly string[] = [],
  host = '',
): Failure {
  const thrown = (typeof error === 'object' && error !== null ? error : {}) as ProtocolError;
  const words = serverWords(thrown);
  return {
    side,
    stage,
    code: codeOf(thrown),
    reply: thrown.responseCode ?? 0,
    status: thrown.serverResponseCode ?? /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(words)?.[1] ?? '',
    words: redact(words, secrets).slice(0, 1000),
    host,
  };
}

function serverWords(error: ProtocolError): string {
  // What OpenSSL calls a reason was said by nobody.
  const reason = error.library === undefined ? error.reason : undefined;
  const said = error.responseText ?? [error.response, reason].find((words) => typeof words === 'string') ?? '';
  return said.replace(/\s+/g, ' ').trim();
}

function codeOf(error: ProtocolError): string {
  const cause = error.cause as ProtocolError | undefined;
  const inner = cause === undefined || cause === null ? '' : codeOf(cause);
  // A library's wrapper ("ECONNECTION", "ESOCKET") says less than what it wraps.
  return (
    error.originalCode ||
    inner ||
    (storageCauseOf(error) ?? '') ||
    weaknessIn(error) ||
    error.code ||
    tlsCodeIn(error.message ?? '')
  );
}

// Node has no code of its own for this verdict of OpenSSL's (X509_V_ERR_EE_KEY_TOO_SMALL and its kin).
const weaknessIn = ({ code, message = '' }: ProtocolError) =>
  code === 'UNSPECIFIED' && /too (weak|small)/i.test(message) ? 'EE_KEY_TOO_SMALL' : '';

// OpenSSL's word for "this is not TLS at all": the only trace of it is the message.
const tlsCodeIn = (message: string) =>
  /wrong version number|packet length too long|http request/i.test(message) ? 'ERR_SSL_WRONG_VERSION_NUMBER' : '';
