/** An HTTPS endpoint on loopback that takes Graph's notifications for tests. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';

export interface Webhook {
  readonly url: string;
  /** Bodies posted so far, parsed. */
  readonly posted: {
    readonly value?: readonly { readonly clientState?: string; readonly subscriptionId?: string }[];
  }[];
  /** Whether the handshake is answered. */
  isOpen: boolean;
  close(): Promise<void>;
}

/** @param authorityPath the sandbox's certificate authority; its server certificate lies beside it. */
export async function openWebhook(authorityPath: string): Promise<Webhook> {
  const file = (name: string) => readFile(join(dirname(authorityPath), name), 'utf8');
  const server = createServer({ key: await file('server.key.pem'), cert: await file('server.pem') });
  const posted: Webhook['posted'] = [];
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const webhook: Webhook = {
    url: `https://localhost:${(server.address() as AddressInfo).port}/webhooks/graph`,
    posted,
    isOpen: true,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  server.on('request', async (request, response) => {
    let body = '';
    for await (const part of request) body += String(part);
    const token = new URL(request.url ?? '', webhook.url).searchParams.get('validationToken');
    if (!webhook.isOpen) response.writeHead(503).end();
    else if (token !== null) response.writeHead(200, { 'content-type': 'text/plain' }).end(token);
    else {
      posted.push(JSON.parse(body));
      response.writeHead(202).end();
    }
  });
  return webhook;
}
