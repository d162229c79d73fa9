import {
  type IDataObject,
  type IExecuteFunctions,
  type IHttpRequestMethods,
  type IHttpRequestOptions,
  type ILoadOptionsFunctions,
  type ITriggerFunctions,
  type JsonObject,
  NodeApiError,
} from 'n8n-workflow';

/** Whoever may ask the desk: the node, its lists of choices, the trigger. */
export type Asking = IExecuteFunctions | ILoadOptionsFunctions | ITriggerFunctions;

export interface DeskRequest {
  method?: IHttpRequestMethods;
  /** Behind /api/v1, as `/tickets/12`. */
  path: string;
  query?: IDataObject;
  body?: IDataObject;
  /** The same request is done once, however often it is made (kept for a day). */
  idempotencyKey?: string;
}

/** A problem as the desk tells it (RFC 9457): `remedy` says what to do. */
interface Problem {
  title?: string;
  detail?: string;
  remedy?: string;
  errors?: { path: string; problem: string }[];
}

/** Milliseconds: the test of an account takes a minute at most. */
const patience = 90_000;

/** Asks the desk of the node's credential. @throws NodeApiError with the desk's words and remedy */
export async function askDesk(n8n: Asking, request: DeskRequest, itemIndex?: number): Promise<IDataObject> {
  const { url } = await n8n.getCredentials<{ url: string }>('inboxEmailDeskApi', itemIndex);
  const { method = 'GET', path, query, body, idempotencyKey } = request;
  const options: IHttpRequestOptions = {
    ...{ method, url: `${url.trim().replace(/\/+$/, '')}/api/v1${path}`, json: true, timeout: patience },
    headers: { 'accept-language': 'en', ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }) },
    ...(query !== undefined && { qs: query }),
    ...(body !== undefined && { body }),
    ...{ ignoreHttpStatusErrors: true, returnFullResponse: true },
  };
  const ask = n8n.helpers.httpRequestWithAuthentication;
  const answer = (await ask.call(n8n, 'inboxEmailDeskApi', options)) as { statusCode: number; body: unknown };
  if (answer.statusCode < 400) return (answer.body ?? {}) as IDataObject;
  throw refusal(n8n, answer, itemIndex);
}

function refusal(n8n: Asking, { statusCode, body }: { statusCode: number; body: unknown }, itemIndex?: number) {
  const { title, detail, remedy, errors = [] } = (typeof body === 'object' && body !== null ? body : {}) as Problem;
  const fields = errors.map(({ path, problem }) => `${path}: ${problem}`).join(', ');
  const description = [detail, fields, remedy].filter((words) => words !== undefined && words !== '').join('. ');
  return new NodeApiError(n8n.getNode(), (body ?? {}) as JsonObject, {
    ...{ message: title ?? `The desk answered ${statusCode}`, httpCode: String(statusCode) },
    description: description || 'Check the URL in the credential: the desk answers under /api/v1 there.',
    ...(itemIndex !== undefined && { itemIndex }),
  });
}

/** All items of a list that comes in pages, or the first `atMost` of them. */
export async function askAll(
  n8n: Asking,
  request: DeskRequest,
  atMost: number,
  itemIndex?: number,
): Promise<IDataObject[]> {
  const found: IDataObject[] = [];
  let cursor: unknown;
  do {
    const limit = Math.min(100, atMost - found.length);
    const query = { ...request.query, limit, ...(typeof cursor === 'string' && { cursor }) };
    const page = await askDesk(n8n, { ...request, query }, itemIndex);
    found.push(...(page.items as IDataObject[]));
    cursor = page.nextCursor;
  } while (typeof cursor === 'string' && found.length < atMost);
  return found;
}
