/**
 * Custom properties of an item and roaming settings of a mailbox. Properties are kept on the item where Outlook keeps
 * them: one named extended property for each add-in; settings in the browser.
 */
import type { Graph } from '../api.ts';

type Fields = Readonly<Record<string, unknown>>;

const NAMESPACE = '{00020329-0000-0000-C000-000000000046}';
const propertyId = (appId: string): string => `String ${NAMESPACE} Name cecp-${appId}`;

/** @param path Graph path of the message or event. */
export function itemProperties(graph: Graph, path: string, appId: string) {
  const id = propertyId(appId);
  return {
    async load(): Promise<Fields> {
      const filter = encodeURIComponent(`id eq '${id}'`);
      const query = `$select=id&$expand=singleValueExtendedProperties($filter=${filter})`;
      const item = await graph.get<{ singleValueExtendedProperties?: { value: string }[] }>(`${path}?${query}`);
      return JSON.parse(item.singleValueExtendedProperties?.[0]?.value ?? '{}') as Fields;
    },
    async save(value: Fields): Promise<void> {
      const singleValueExtendedProperties = [{ id, value: JSON.stringify(value) }];
      await graph.send('PATCH', path, { singleValueExtendedProperties });
    },
  };
}

/** Properties of something without an id yet. */
export function looseProperties() {
  let kept: Fields = {};
  return {
    load: async (): Promise<Fields> => kept,
    save: async (value: Fields): Promise<void> => {
      kept = value;
    },
  };
}

const storeName = (userId: string, appId: string): string => `workbench.roaming.${userId}.${appId}`;

/** Settings of a mailbox; empty when there are none. */
export function readRoaming(userId: string, appId: string): Readonly<Record<string, string>> {
  try {
    return JSON.parse(localStorage.getItem(storeName(userId, appId)) ?? '{}') as Record<string, string>;
  } catch {
    return {};
  }
}

export function saveRoaming(userId: string, appId: string, settings: Readonly<Record<string, string>>): void {
  localStorage.setItem(storeName(userId, appId), JSON.stringify(settings));
}
