/** A chat completions service on loopback, over real HTTP, that answers as the test says. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface AskedOfModel {
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: {
    readonly model: string;
    readonly messages: readonly { readonly role: string; readonly content: string }[];
    readonly [member: string]: unknown;
  };
}

export type Reply = (response: ServerResponse, asked: AskedOfModel) => void;

export interface FakeModel {
  /** What LANGUAGE_MODEL_URL is set to. */
  readonly url: string;
  readonly asked: AskedOfModel[];
  /** Replies in order; the last one stays. */
  replies: Reply[];
  close(): Promise<void>;
}

export async function startFakeModel(): Promise<FakeModel> {
  const asked: AskedOfModel[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => void parts.push(part));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(parts).toString('utf8')) as AskedOfModel['body'];
      const one = { url: request.url ?? '', headers: request.headers, body };
      asked.push(one);
      const reply = fake.replies.length > 1 ? fake.replies.shift() : fake.replies[0];
      reply?.(response, one);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const fake: FakeModel = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    replies: [],
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
  return fake;
}

/** The answer of a model that wrote this text. */
export const saying =
  (content: string | null, more: object = {}): Reply =>
  (response) =>
    void response
      .setHeader('content-type', 'application/json')
      .end(JSON.stringify({ choices: [{ message: { role: 'assistant', content, ...more }, finish_reason: 'stop' }] }));

/** The answer of a model that points at these items. */
export const pointing = (...items: readonly object[]): Reply => saying(JSON.stringify({ items }));

/** An answer of the service itself. */
export const status =
  (
    code: number,
    headers: Readonly<Record<string, string>> = {},
    body = '{"error":{"message":"the secret text"}}',
  ): Reply =>
  (response) =>
    void response.writeHead(code, { 'content-type': 'application/json', ...headers }).end(body);

/** Never answers. */
export const silence: Reply = () => undefined;

/** Goes on for ever, until the other side has had enough. */
export const endless: Reply = (response) => {
  const more = () => {
    while (!response.destroyed && response.write('x'.repeat(65_536)));
  };
  response.writeHead(200, { 'content-type': 'application/json' }).on('drain', more);
  more();
};

/** The text the model was given, between its two fences. */
export const givenTo = ({ body }: AskedOfModel): string => body.messages[1]?.content ?? '';
