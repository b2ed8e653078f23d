/** The running demo as plain pages: what is in lists, mailboxes, calendars and ledger, and buttons that move the clock. */
import type { FastifyInstance } from 'fastify';
import { html } from './html.ts';
import { JUMPS, message, overview, page } from './pages.ts';
import { STYLE } from './style.ts';
import { type Sources, viewMail, viewTenant } from './tenant-view.ts';

/** What the pages need of the workbench. */
export interface StatusOptions {
  readonly sources: Sources;
  /** Whether the product's server answers at all. */
  isProductUp(): Promise<boolean>;
  /** Moves the tenant's clock by an ISO 8601 duration and waits until what fell due is done, or some seconds have passed. */
  advance(duration: string): Promise<void>;
}

/** Where the pages live. */
export const STATUS_PATH = '/status';

/** Nothing runs on these pages. */
export const STATUS_POLICY =
  "default-src 'none'; style-src 'self'; img-src data:; frame-src 'self'; form-action 'self'; base-uri 'none'";
/** Mail is a stranger's HTML: it may style itself and nothing else. */
export const STATUS_MAIL_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";

type MailPath = { Params: { mailbox: string; id: string } };

/** Adds the pages below `/status`. */
export function addStatusRoutes(app: FastifyInstance, { sources, advance, isProductUp }: StatusOptions): void {
  app.get(`${STATUS_PATH}/style.css`, (_request, reply) => reply.type('text/css').send(STYLE));
  app.get(STATUS_PATH, async (_request, reply) => {
    const [view, isUp] = await Promise.all([viewTenant(sources), isProductUp()]);
    return reply.type('text/html').send(page('Followthrough demo', view.now, overview(view, isUp)));
  });
  app.get<MailPath>(`${STATUS_PATH}/mail/:mailbox/:id`, async (request, reply) => {
    const { mailbox, id } = request.params;
    const mail = await viewMail(sources, mailbox, id);
    const now = (await sources.readJson(`${sources.control}/clock`, 'control')) as { now?: string } | null;
    const path = `${STATUS_PATH}/mail/${encodeURIComponent(mailbox)}/${encodeURIComponent(id)}/body`;
    const body = mail
      ? message(mail, path)
      : html`<section><h2>This message is no longer there</h2><p><a href="${STATUS_PATH}">Back to the overview</a></p></section>`;
    return reply
      .code(mail ? 200 : 404)
      .type('text/html')
      .send(page('Mail', now?.now ?? '', body));
  });
  app.get<MailPath>(`${STATUS_PATH}/mail/:mailbox/:id/body`, async (request, reply) => {
    const mail = await viewMail(sources, request.params.mailbox, request.params.id);
    const body = mail?.body as { contentType?: string; content?: string } | undefined;
    const isHtml = body?.contentType === 'html';
    return reply.type(isHtml ? 'text/html' : 'text/plain').send(body?.content ?? '');
  });
  app.post<{ Body: { advance?: string } | undefined }>(`${STATUS_PATH}/clock`, async (request, reply) => {
    const wanted = request.body?.advance ?? '';
    if (!JUMPS.some(([duration]) => duration === wanted))
      return reply.code(400).type('text/plain').send('No such jump.');
    await advance(wanted);
    return reply.redirect(STATUS_PATH, 303);
  });
}
