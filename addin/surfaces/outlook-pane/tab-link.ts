/** Links from the pane into the tab in Teams. */
import { TAB_ENTITY_ID } from '../../../shared/contract/tab-link.ts';

/**
 * Deep link that opens one item in the tab; null while the id of the Teams package is unknown.
 * @see https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-application
 */
export function tabLink(teamsAppId: string, reference: string): string | null {
  if (teamsAppId === '') return null;
  const context = encodeURIComponent(JSON.stringify({ subEntityId: reference }));
  return `https://teams.microsoft.com/l/entity/${teamsAppId}/${TAB_ENTITY_ID}?context=${context}`;
}
