/** The running demo as a page: what is in lists, mailboxes, calendars and ledger, and buttons that move the clock. */
import type { AddressInfo } from 'node:net';
import formbody from '@fastify/formbody';
import Fastify, { type FastifyInstance } from 'fastify';
import { html } from './html.ts';
import { JUMPS, message, overview, page } from './pages.ts';
import { STYLE } from './style.ts';
import { type Sources, viewMail, viewTenant } from './tenant-view.ts';

export interface StatusPageOptions {
  readonly port: number;
  readonly key: string;
  readonly certificate: string;
  readonly sources: Sources;
  /** Moves the tenant's clock by an ISO 8601 duration and waits until what fell due is done, or some seconds have passed. */
  advance(duration: string): Promise<void>;
}

const POLICY =
  "default-src 'none'; style-src 'self'; img-src data:; frame-src 'self'; form-action 'self'; base-uri 'none'";
/** Mail is a stranger's HTML: it may style itself and nothing else. */
const MAIL_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** Starts the page on loopback. @returns its origin and how to stop it. */
export async function startStatusPage(options: StatusPageOptions): Promise<{ origin: string; close(): Promise<void> }> {
  const app = Fastify({ https: { key: options.key, cert: options.certificate }, forceCloseConnections: true });
  await app.register(formbody);
  app.addHook('onSend', async (request, reply) => {
    reply.header('content-security-policy', request.url.endsWith('/body') ? MAIL_POLICY : POLICY);
    reply
      .header('x-content-type-options', 'nosniff')
      .header('referrer-policy', 'no-referrer')
      .header('cache-control', 'no-store');
  });
  addRoutes(app as unknown as FastifyInstance, options);
  await app.listen({ port: options.port, host: '127.0.0.1' });
  return { origin: `https://localhost:${(app.server.address() as AddressInfo).port}`, close: () => app.close() };
}

type MailPath = { Params: { mailbox: string; id: string } };

function addRoutes(app: FastifyInstance, { sources, advance }: StatusPageOptions): void {
  app.get('/style.css', (_request, reply) => reply.type('text/css').send(STYLE));
  app.get('/', async (_request, reply) => {
    const view = await viewTenant(sources);
    return reply.type('text/html').send(page('Followthrough demo', view.now, overview(view)));
  });
  app.get<MailPath>('/mail/:mailbox/:id', async (request, reply) => {
    const { mailbox, id } = request.params;
    const mail = await viewMail(sources, mailbox, id);
    const now = (await sources.readJson(`${sources.control}/clock`, 'control')) as { now?: string } | null;
    const path = `/mail/${encodeURIComponent(mailbox)}/${encodeURIComponent(id)}/body`;
    const body = mail
      ? message(mail, path)
      : html`<section><h2>This message is no longer there</h2><p><a href="/">Back to the overview</a></p></section>`;
    return reply
      .code(mail ? 200 : 404)
      .type('text/html')
      .send(page('Mail', now?.now ?? '', body));
  });
  app.get<MailPath>('/mail/:mailbox/:id/body', async (request, reply) => {
    const mail = await viewMail(sources, request.params.mailbox, request.params.id);
    const body = mail?.body as { contentType?: string; content?: string } | undefined;
    const isHtml = body?.contentType === 'html';
    return reply.type(isHtml ? 'text/html' : 'text/plain').send(body?.content ?? '');
  });
  app.post<{ Body: { advance?: string } | undefined }>('/clock', async (request, reply) => {
    const wanted = request.body?.advance ?? '';
    if (!JUMPS.some(([duration]) => duration === wanted))
      return reply.code(400).type('text/plain').send('No such jump.');
    await advance(wanted);
    return reply.redirect('/', 303);
  });
}
