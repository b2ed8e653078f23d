/** Puts together what a pane can do with an item: the table of methods over the item's own ports. */
import { type ComposePorts, composeDispatch } from '../protocol/dispatch-compose.ts';
import { type BodyKind, type ItemPorts, itemDispatch } from '../protocol/dispatch-item.ts';
import type { ItemType, ReadItemData } from '../protocol/initial-data.ts';
import { createBridgePorts } from '../tokens.ts';
import { type NoticeBar, noticeBar } from './notice-bar.ts';
import type { OpenItem, OutlookContext } from './outlook-context.ts';
import { saveRoaming } from './properties.ts';

/** What differs from item to item. */
export interface ItemParts {
  readonly key: string;
  readonly family: OpenItem['family'];
  readonly itemType: ItemType;
  readonly data: Partial<ReadItemData> | null;
  body(kind: BodyKind): Promise<string>;
  readonly properties: ItemPorts['properties'];
  /** Present while composing. */
  readonly compose?: ComposePorts;
}

/** The open item, its notification bar, and a way to push events to the pane beside it. */
export interface BuiltItem {
  readonly item: OpenItem;
  readonly bar: NoticeBar;
  push(event: string, data: unknown): void;
}

/** Builds it. */
export function buildItem(outlook: OutlookContext, parts: ItemParts): BuiltItem {
  let pushTo: ((event: string, data: unknown) => void) | null = null;
  const push = (event: string, data: unknown) => pushTo?.(event, data);
  const { app } = outlook.session.setup;
  const bar = noticeBar(app.name, (details) => push('olkInfobarClicked', [details]));
  const bridge = createBridgePorts(outlook.session);
  const ports: ItemPorts = {
    body: parts.body,
    properties: parts.properties,
    saveRoaming: (settings) => saveRoaming(outlook.user().id, app.appId, settings),
    notices: { all: bar.all, put: bar.place, remove: bar.remove },
    openForm: (kind, params) => outlook.openForm(kind, params, parts.data?.id ?? null),
    closePane: outlook.closePane,
    identityToken: () => bridge.tokens({ clientId: app.clientId, scope: app.ssoScope, interactive: false }),
    masterCategories: async () =>
      (await outlook.graph().get<{ value: readonly unknown[] }>('/me/outlook/masterCategories')).value,
  };
  const item: OpenItem = {
    key: parts.key,
    family: parts.family,
    itemType: parts.itemType,
    data: parts.data,
    dispatch: { ...itemDispatch(ports), ...(parts.compose ? composeDispatch(parts.compose) : {}) },
    attach(next) {
      pushTo = next;
    },
  };
  return { item, bar, push };
}
