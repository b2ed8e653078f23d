/**
 * What the pages ask of whatever shows them. Plain types: Outlook, Teams and a bare browser each have an adapter in
 * `surfaces/`, and nothing else of the pages knows which one it is.
 */

/** A value the host may change at any time. */
export interface Live<Value> {
  read(): Value;
  /** @returns what ends the subscription. */
  subscribe(listener: () => void): () => void;
}

export type ThemeName = 'light' | 'dark' | 'contrast';

/** Why the page shows an explanation instead of data. */
export type HostTrouble = 'offline' | 'throttled' | 'no-permission' | 'other';

/** Outlook and Teams colour the same parts differently; `web` is Outlook and the bare browser. */
export interface HostTheme {
  readonly name: ThemeName;
  readonly family: 'web' | 'teams';
}

/** A person as the host names one. */
export interface HostPerson {
  readonly name: string;
  readonly mail: string | null;
}

/** Text of the open item, as it is written there. */
export interface HostBody {
  readonly format: 'html' | 'plain';
  readonly text: string;
}

/** The meeting or message that is open beside us. */
export interface HostItem {
  readonly kind: 'appointment' | 'message';
  readonly mode: 'read' | 'compose';
  /** The host's id, in the form Graph takes; null while the item was never saved. */
  readonly itemId: string | null;
  /** Series of a recurring meeting; null for a single one. */
  readonly seriesId: string | null;
  readonly title: string;
  /** Organiser of the meeting, sender of the message. */
  readonly organiser: HostPerson;
  /** Everybody else who takes part or was written to. */
  readonly attendees: readonly HostPerson[];
  /** UTC instants. For a message both are when it was written. */
  readonly startsAt: string;
  readonly endsAt: string;
  /** Reads the text. Rejects when the host does not give it. */
  body(): Promise<HostBody>;
  /** Writes into the text where the person is; null where the item cannot be changed. */
  readonly insertHtml: ((html: string) => Promise<void>) | null;
}

/** Where in the host we stand. */
export interface HostPlace {
  readonly kind: 'pane' | 'personal' | 'channel' | 'meeting' | 'settings' | 'browser';
  /** Chat of the Teams meeting or group we stand in; null elsewhere. */
  readonly chatId: string | null;
  /** What a deep link asks to see, such as `AI-001`; null when nothing. */
  readonly wanted: string | null;
}

export interface Host {
  readonly name: 'Outlook' | 'Teams' | 'Browser';
  /** BCP 47. */
  readonly locale: string;
  /** IANA. */
  readonly timeZone: string;
  /** Prefix of every storage key: browsers part the storage of frames, hosts the storage of accounts. Empty when undefined. */
  readonly partitionKey: string;
  /** Sign-in name of the person in the host; a hint only, never proof. */
  readonly loginHint: string | null;
  readonly theme: Live<HostTheme>;
  readonly item: Live<HostItem | null>;
  readonly place: HostPlace;
  /** Whether the host carries nested app authentication. */
  readonly hasTokenBridge: boolean;
  /** The host's own single sign-on for our API; null where there is none. Rejects when it needs a person. */
  readonly hostToken: (() => Promise<string>) | null;
  /** Opens an address outside of us; only on a click. */
  openLink(url: string): void;
  /** A link that opens the item in the tab, to hand to others; null where the host knows none. */
  linkTo(reference: string): string | null;
  /** Says that something useful is on the screen; with a trouble, that it is an explanation with a next step. */
  ready(trouble?: HostTrouble): void;
  /** Says that nothing useful came in time. `reason` is for the host's own page and its log. */
  fail(reason: string): void;
}

/** A live value that can be set, for adapters. */
export function createLive<Value>(first: Value): Live<Value> & { set(value: Value): void } {
  let current = first;
  const listeners = new Set<() => void>();
  return {
    read: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set(value) {
      if (Object.is(value, current)) return;
      current = value;
      for (const listener of listeners) listener();
    },
  };
}
