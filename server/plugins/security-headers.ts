/** Headers of every answer: who may frame us, what a page may load, and that nothing personal is kept on the way. */
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

/** Hosts of Teams, Outlook and Microsoft 365 that may show our pages in a frame. */
export const FRAME_HOSTS = [
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.cloud.microsoft',
  'https://*.office.com',
  'https://*.office365.com',
  'https://outlook.office.com',
  'https://outlook.live.com',
  'https://*.microsoft365.com',
  'https://*.sharepoint.com',
] as const;

const OFFICE_JS = 'https://appsforoffice.microsoft.com';
const SIGN_IN = 'https://login.microsoftonline.com';
const YEAR_SECONDS = 31_536_000;

/** @param extraFrameHosts further hosts that may frame us, such as a demo's workbench. */
export async function installSecurityHeaders(app: FastifyInstance, extraFrameHosts: readonly string[]): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'script-src': ["'self'", OFFICE_JS],
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:'],
        'font-src': ["'self'", 'data:'],
        'connect-src': ["'self'", SIGN_IN],
        'object-src': ["'none'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'self'", ...FRAME_HOSTS, ...extraFrameHosts],
      },
    },
    // frame-ancestors names several hosts, which the older header cannot; sending both would block the hosts.
    xFrameOptions: false,
    // Sign-in and Office dialogs talk back to the window that opened them.
    crossOriginOpenerPolicy: false,
    strictTransportSecurity: { maxAge: YEAR_SECONDS, includeSubDomains: true },
    referrerPolicy: { policy: 'no-referrer' },
  });
  app.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
}
