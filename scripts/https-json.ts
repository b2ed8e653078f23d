/**
 * JSON over HTTPS with a certificate authority given at call time. Node's fetch only trusts what was known when the
 * process started, and the demonstration makes its authority later.
 */
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';

export interface JsonRequest {
  readonly method?: string;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; bytes are sent as they are. */
  readonly body?: unknown;
}

export interface JsonAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  /** Parsed when the answer says JSON, else undefined. */
  readonly json: unknown;
}

/** A function that calls URLs of programs whose certificate that authority signed. It rejects only when nobody answers. */
export function createCaller(certificatePath: string): (url: string, options?: JsonRequest) => Promise<JsonAnswer> {
  // An agent of its own: what the process-wide one was taught to trust would win over what is said here.
  const agent = new Agent({ ca: readFileSync(certificatePath) });
  return (url, options = {}) =>
    new Promise((settle, refuse) => {
      const { headers, payload } = pack(options);
      const outgoing = request(url, { method: options.method ?? 'GET', headers, agent }, (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', refuse);
        incoming.on('end', () => settle(unpack(incoming.statusCode ?? 0, incoming.headers, Buffer.concat(chunks))));
      });
      outgoing.on('error', refuse);
      outgoing.end(payload);
    });
}

function pack({ token, headers, body }: JsonRequest): {
  headers: Record<string, string>;
  payload: Uint8Array | string | undefined;
} {
  const sent: Record<string, string> = { accept: 'application/json', ...headers };
  if (token) sent.authorization = `Bearer ${token}`;
  if (body === undefined) return { headers: sent, payload: undefined };
  const payload = body instanceof Uint8Array ? body : JSON.stringify(body);
  sent['content-type'] ??= body instanceof Uint8Array ? 'application/octet-stream' : 'application/json';
  sent['content-length'] = String(Buffer.byteLength(payload));
  return { headers: sent, payload };
}

function unpack(status: number, headers: JsonAnswer['headers'], bytes: Buffer): JsonAnswer {
  const text = bytes.toString('utf8');
  const isJson = /\bjson\b/.test(String(headers['content-type'] ?? ''));
  return { status, headers, text, json: isJson && text ? JSON.parse(text) : undefined };
}

/** The JSON of a good answer; throws with the other side's words otherwise. */
export function jsonOf<Body>(answer: JsonAnswer): Body {
  if (answer.status >= 200 && answer.status < 300) return answer.json as Body;
  throw new Error(`answered ${answer.status}: ${answer.text.slice(0, 500)}`);
}
