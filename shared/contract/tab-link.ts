/** Addresses that open the product's tab: what mails, invitations and the pages lead to. */

/** Id of the personal tab in the app package; manifest/manifest.template.json says the same. */
export const TAB_ENTITY_ID = 'register';

/** Where a tab can be reached. */
export interface TabAddress {
  /** Origin of the server, without a slash at the end. */
  readonly publicUrl: string;
  /** Id of the app package in Teams; empty when it is not known. */
  readonly teamsAppId: string;
}

/**
 * Address of the tab's page for any browser.
 *
 * @param reference `AI-001` or `S-001`; null: the person's own actions.
 * @example tabPage('https://host.example', 'S-001') // 'https://host.example/site/tab.html#/sessions?session=S-001'
 */
export const tabPage = (publicUrl: string, reference: string | null): string =>
  `${publicUrl}/site/tab.html#/${placeOf(reference)}`;

function placeOf(reference: string | null): string {
  if (reference === null) return 'mine';
  const value = encodeURIComponent(reference);
  return reference.startsWith('S-') ? `sessions?session=${value}` : `register?item=${value}`;
}

/**
 * Link that opens the tab in Teams, with its page as what is opened where Teams is not. Without the id of the package
 * the page itself.
 *
 * @param reference as for {@link tabPage}.
 * @see https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-application
 */
export function tabLink({ publicUrl, teamsAppId }: TabAddress, reference: string | null): string {
  const webUrl = tabPage(publicUrl, reference);
  if (teamsAppId === '') return webUrl;
  const named = reference === null ? {} : { label: reference, context: JSON.stringify({ subEntityId: reference }) };
  const query = Object.entries({ webUrl, ...named }).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `https://teams.microsoft.com/l/entity/${encodeURIComponent(teamsAppId)}/${TAB_ENTITY_ID}?${query.join('&')}`;
}
