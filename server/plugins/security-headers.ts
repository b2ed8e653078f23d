/** Headers of every answer: who may frame us, what a page may load, and that nothing personal is kept on the way. */
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

/** Hosts of Teams, Outlook and Microsoft 365 that may show our pages in a frame. */
const FRAME_HOSTS = [
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

const MICROSOFT = {
  /** Office.js; and the helper library that it fetches by itself. */
  scripts: ['https://appsforoffice.microsoft.com', 'https://ajax.aspnetcdn.com'],
  signIn: 'https://login.microsoftonline.com',
  /** The Teams library refreshes its list of hosts from here. */
  hostList: 'https://res.cdn.office.net',
} as const;
const YEAR_SECONDS = 31_536_000;

/** Origins beyond Microsoft's own: none in production, the sandbox's and the workbench's in a demo. */
export interface FurtherOrigins {
  /** May show our pages in a frame. */
  readonly frameHosts: readonly string[];
  /** Office.js comes from here. */
  readonly scripts: readonly string[];
  /** People sign in here. */
  readonly signIn: readonly string[];
}

/** Sets the headers of every answer of this server. */
export async function installSecurityHeaders(app: FastifyInstance, further: FurtherOrigins): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'script-src': ["'self'", ...MICROSOFT.scripts, ...further.scripts],
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:'],
        'font-src': ["'self'", 'data:'],
        'connect-src': ["'self'", MICROSOFT.signIn, MICROSOFT.hostList, ...further.signIn],
        // Silent sign-in asks in a hidden frame.
        'frame-src': ["'self'", MICROSOFT.signIn, ...further.signIn],
        'object-src': ["'none'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'self'", ...FRAME_HOSTS, ...further.frameHosts],
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
