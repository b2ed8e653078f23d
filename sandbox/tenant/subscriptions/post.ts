/**
 * POSTs to the endpoints of subscribers. Loopback addresses may use any certificate; all others must be trusted.
 */
import { request as httpsRequest } from 'node:https';

/** What came back: status and text; status 0 for no answer in time or no connection. */
export interface PostAnswer {
  status: number;
  contentType: string;
  text: string;
}

/** How the tenant reaches subscribers. */
export type Post = (url: string, message: PostMessage) => Promise<PostAnswer>;

/** One message. */
export interface PostMessage {
  contentType: string;
  body: string;
  timeoutMs: number;
}

const NO_ANSWER: PostAnswer = { status: 0, contentType: '', text: '' };
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
const TEXT_LIMIT = 10_000;

/** POST over HTTPS; never rejects. */
export const postOverHttps: Post = (url, { contentType, body, timeoutMs }) =>
  new Promise((resolve) => {
    const target = new URL(url);
    const headers = { 'content-type': contentType, 'content-length': Buffer.byteLength(body), 'user-agent': 'Sandbox' };
    const rejectUnauthorized = !LOOPBACK.has(target.hostname);
    const signal = AbortSignal.timeout(timeoutMs);
    const outgoing = httpsRequest(target, { method: 'POST', headers, rejectUnauthorized, signal }, (incoming) => {
      let text = '';
      incoming.setEncoding('utf8');
      incoming.on('data', (part: string) => {
        if (text.length < TEXT_LIMIT) text += part;
      });
      incoming.on('error', () => resolve(NO_ANSWER));
      incoming.on('end', () =>
        resolve({ status: incoming.statusCode ?? 0, contentType: incoming.headers['content-type'] ?? '', text }),
      );
    });
    outgoing.on('error', () => resolve(NO_ANSWER));
    outgoing.end(body);
  });
