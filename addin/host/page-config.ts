/** What the server tells the pages about where they run. It stands in the page itself, so that nothing waits for it. */

export interface PageConfig {
  /** Application (client) id the pages sign in with. */
  readonly clientId: string;
  /** Authority of the sign-in; a host other than Microsoft's is trusted because the server names it. */
  readonly authority: string;
  /** Scope of our API. */
  readonly scope: string;
  /** Origins beyond Microsoft's that may host the tab, such as a demo's workbench. */
  readonly hostOrigins: readonly string[];
  /** Teams app id of the package, for deep links; empty when unknown. */
  readonly teamsAppId: string;
  /** True in a demo: the pages say so. */
  readonly isDemo: boolean;
}

/** The configuration in the page. Throws when the page was not served by our server. */
export function readPageConfig(page: Pick<Document, 'getElementById'>): PageConfig {
  const config = JSON.parse(page.getElementById('page-config')?.textContent ?? 'null') as PageConfig | null;
  if (!config) throw new Error('this page was opened without its server');
  return config;
}
