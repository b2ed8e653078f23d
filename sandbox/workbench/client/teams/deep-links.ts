/** Deep links of Teams: reading and making them. Pure. @see https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-application */

/** A page of an app, as a link names it. */
export interface AppLink {
  readonly appId: string;
  readonly pageId: string;
  readonly subPageId: string | null;
}

const HOSTS = ['teams.microsoft.com', 'teams.cloud.microsoft'];

/** The page a link leads to; null when it is no link to an app's page. */
export function readAppLink(href: string): AppLink | null {
  const url = URL.canParse(href) ? new URL(href) : null;
  const path = /^\/l\/entity\/([^/]+)\/([^/]+)\/?$/.exec(url?.pathname ?? '');
  if (!url || !HOSTS.includes(url.hostname) || !path) return null;
  const [appId = '', pageId = ''] = path.slice(1).map(decodeURIComponent);
  return { appId, pageId, subPageId: subPageOf(url.searchParams.get('context')) };
}

function subPageOf(context: string | null): string | null {
  try {
    const value = JSON.parse(context ?? '{}') as Record<string, unknown>;
    const found = value.subEntityId ?? value.subPageId;
    return typeof found === 'string' ? found : null;
  } catch {
    return null;
  }
}

/** The link to a page. */
export function makeAppLink({ appId, pageId, subPageId }: AppLink, label?: string): string {
  const url = new URL(
    `https://teams.microsoft.com/l/entity/${encodeURIComponent(appId)}/${encodeURIComponent(pageId)}`,
  );
  if (label) url.searchParams.set('label', label);
  if (subPageId !== null) url.searchParams.set('context', JSON.stringify({ subEntityId: subPageId }));
  return url.href;
}
