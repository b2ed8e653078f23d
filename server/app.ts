/** All wiring on one page: the HTTP side over the ports, and what fulfils each kind of obligation. */
import type { ServerOptions } from 'node:https';
import { type TypeBoxTypeProvider, TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import type { Config } from './config/config.ts';
import { actionItemsPlugin } from './features/action-items/plugin.ts';
import { forgetHousekeeping } from './features/admin/forget-housekeeping.ts';
import { adminPlugin } from './features/admin/plugin.ts';
import { capturePlugin } from './features/capture/plugin.ts';
import { extractionPlugin } from './features/extraction/plugin.ts';
import { bookFollowUp } from './features/follow-ups/book-follow-up.ts';
import { replanFollowUp } from './features/follow-ups/replan-follow-up.ts';
import { reviewFollowUps } from './features/follow-ups/review-follow-ups.ts';
import { meetingsPlugin } from './features/meetings/plugin.ts';
import { keepSubscriptions } from './features/notifications/keep-subscriptions.ts';
import { notificationsPlugin } from './features/notifications/plugin.ts';
import { peoplePlugin } from './features/people/plugin.ts';
import { remind } from './features/reminders/remind.ts';
import { sweepStatus } from './features/reminders/sweep-status.ts';
import { writeDigest } from './features/reminders/write-digest.ts';
import { sessionsPlugin } from './features/sessions/plugin.ts';
import { watchCalendar, watchedMailboxes } from './features/sessions/watch-calendar.ts';
import { markFailed } from './features/summaries/mark-failed.ts';
import { stepOf } from './features/summaries/payload.ts';
import { summariesPlugin } from './features/summaries/plugin.ts';
import { sendMail } from './features/summaries/send-mail.ts';
import { settleSummary } from './features/summaries/settle-summary.ts';
import { freezeSummary, startSummary } from './features/summaries/write-summary.ts';
import { forEachInTurn } from './features/support/each.ts';
import { isProvisioned } from './features/support/list-trouble.ts';
import { isBooking } from './features/support/promises.ts';
import { recurring } from './features/support/recurring.ts';
import { minutesOf } from './features/support/rhythms.ts';
import { createSiteAccess } from './features/support/site-access.ts';
import { createFreshener } from './features/sync/freshen.ts';
import { syncLists } from './features/sync/sync-lists.ts';
import { writePromisedLog } from './features/sync/write-promised-log.ts';
import type { Handler, Handlers, RunnerLog } from './ledger/handler.ts';
import type { Obligation } from './ledger/store.ts';
import { installAuth } from './plugins/auth.ts';
import { installBodyRules } from './plugins/bodies.ts';
import { installDateHeader } from './plugins/date-header.ts';
import { installHealth } from './plugins/health.ts';
import {
  BODY_LIMIT_BYTES,
  installAddressLimit,
  installLoadLimit,
  installRateLimit,
  type LoadLimits,
} from './plugins/limits.ts';
import { installMetrics } from './plugins/metrics.ts';
import { installOpenApi } from './plugins/openapi.ts';
import { answerUnroutable, installProblemDetails } from './plugins/problem-details.ts';
import { installRequestLog } from './plugins/request-log.ts';
import { type FurtherOrigins, installSecurityHeaders } from './plugins/security-headers.ts';
import { installSite, type SiteOptions } from './plugins/site.ts';
import type { Ports } from './ports/ports.ts';

/** What the HTTP side is told. */
export interface AppConfig extends Pick<Config, 'adminKeys' | 'logLevel'> {
  readonly version: string;
  /** Certificate and key; null where something in front ends TLS. */
  readonly tls: Pick<ServerOptions, 'cert' | 'key'> | null;
  readonly origins: FurtherOrigins;
  /** The built pages; null serves the API alone. */
  readonly site: SiteOptions | null;
  /** Per tenant and person. */
  readonly requestsPerMinute: number;
  /** Requests with change notifications, per network address. */
  readonly noticesPerMinute: number;
  readonly load: LoadLimits;
}

/** The HTTP server over these ports, not yet listening. */
export async function buildApp(config: AppConfig, ports: Ports): Promise<FastifyInstance> {
  const options = {
    logger: { level: config.logLevel },
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT_BYTES,
    requestIdHeader: false,
    genReqId: () => ports.random.uuid(),
    frameworkErrors: answerUnroutable,
  } as const;
  // The two kinds of server differ in type only by what nobody here touches.
  const app = (config.tls ? Fastify({ ...options, https: config.tls }) : Fastify(options)) as FastifyInstance;
  app.setValidatorCompiler(TypeBoxValidatorCompiler);
  installProblemDetails(app);
  installRequestLog(app);
  await installSecurityHeaders(app, config.origins);
  installDateHeader(app, ports.clock);
  await installLoadLimit(app, config.load);
  await installOpenApi(app, config.version);
  installHealth(app, ports.settings);
  installMetrics(app, ports);
  if (config.site) await installSite(app, config.site);
  await app.register(async (hooks) => {
    await installAddressLimit(hooks, config.noticesPerMinute);
    await hooks.register(notificationsPlugin(ports));
  });
  await app.register(async (api) => installApi(api, config, ports));
  return app;
}

/** Everything below is for signed-in people. */
async function installApi(api: FastifyInstance, { adminKeys, requestsPerMinute }: AppConfig, ports: Ports) {
  const access = createSiteAccess(ports);
  installAuth(api, { identity: ports.identity, settings: ports.settings, adminKeys });
  await installRateLimit(api, requestsPerMinute);
  installBodyRules(api);
  const typed = api.withTypeProvider<TypeBoxTypeProvider>();
  await typed.register(actionItemsPlugin(ports, access));
  await typed.register(adminPlugin(ports));
  await typed.register(capturePlugin(ports, access));
  await typed.register(extractionPlugin(ports));
  await typed.register(meetingsPlugin(ports));
  await typed.register(peoplePlugin(ports));
  await typed.register(sessionsPlugin(ports, access));
  await typed.register(summariesPlugin(ports, access));
}

/** What fulfils each kind of obligation. */
export function buildHandlers(ports: Ports, log: RunnerLog): Handlers {
  const round = (work: (tenantId: string, obligation: Obligation) => Promise<unknown>): Handler =>
    recurring(ports, log, minutesOf, async (obligation) => {
      const { tenantId } = obligation;
      if (isProvisioned(await ports.settings.read(tenantId))) await work(tenantId, obligation);
    });
  const syncing = round((tenantId, { subject }) => sync(ports, tenantId, subject, log));
  const writingLog = writePromisedLog(ports);
  const onFresh = createFreshener(ports, log);
  const booking = onFresh(bookFollowUp(ports, log));
  const replanning = onFresh(replanFollowUp(ports, log));
  const summarySteps = {
    start: onFresh(startSummary(ports, log)),
    freeze: onFresh(freezeSummary(ports, log)),
    settle: settleSummary(ports),
    // The row itself is the word; nothing is left to do.
    word: async () => ({ outcome: 'done' }) as const,
  };
  return {
    'delta-sync': (claim, tools) => (claim.obligation.subject === 'log' ? writingLog : syncing)(claim, tools),
    'status-sweep': round(async (tenantId) => {
      await sweepStatus(ports, tenantId);
      await reviewFollowUps(ports, tenantId);
      await markFailed(ports, tenantId);
      await forgetHousekeeping(ports, tenantId);
    }),
    'subscription-renewal': round(async (tenantId, obligation) =>
      keepSubscriptions(ports, obligation, await topics(ports, tenantId)),
    ),
    summary: (claim, tools) => summarySteps[stepOf(claim.obligation)](claim, tools),
    mail: sendMail(ports, log),
    'follow-up': (claim, tools) => (isBooking(claim.obligation) ? booking : replanning)(claim, tools),
    reminder: onFresh(remind(ports)),
    overdue: onFresh(remind(ports)),
    digest: onFresh(writeDigest(ports)),
    ...LATER,
  };
}

/** Kinds nobody promises yet. A row of one can only come from a newer server: it is kept for it, visibly. */
const unknownKind: Handler = async () => ({ outcome: 'dead', fault: 'this version of the server cannot do this' });
const LATER = {
  preparation: unknownKind,
  chase: unknownKind,
  escalation: unknownKind,
  'agreement-clock': unknownKind,
  'effect-review': unknownKind,
  report: unknownKind,
} as const;

async function sync(ports: Ports, tenantId: string, subject: string, log: RunnerLog): Promise<void> {
  if (subject === 'lists') return syncLists(ports, tenantId, log);
  const mailboxes =
    subject === 'calendars' ? await watchedMailboxes(ports, tenantId) : [subject.slice('calendar:'.length)];
  await forEachInTurn(mailboxes, (mailbox) => watchCalendar(ports, tenantId, mailbox));
}

/** What notifications are wanted for. */
async function topics(ports: Ports, tenantId: string): Promise<readonly string[]> {
  const calendars = await watchedMailboxes(ports, tenantId);
  return ['list:actions', 'list:sessions', ...calendars.map((mail) => `calendar:${mail}`)];
}
