/** What the tab asks of its host beyond what every page does: the back button and its configuration. */
import type { Host } from '../../host/host.ts';

/** The settings page of a channel tab. */
export interface TabConfiguration {
  /** Whether the person may press the host's Save. */
  setValid(isValid: boolean): void;
  /** Runs when Save is pressed; gives what to store, or rejects with why not. */
  onSave(make: () => { readonly displayName: string; readonly path: string }): void;
}

export interface TabHost extends Host {
  /** Runs when the host's back button is pressed; false leaves going back to the host. */
  onBack(handler: () => boolean): void;
  /** Says which address shows what is on the screen now, for the host's own links and reloads. */
  tellAddress(url: string): void;
  /** Null everywhere but on the settings page. */
  readonly configuration: TabConfiguration | null;
}
