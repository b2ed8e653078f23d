/** What the screens of the Teams frame share. */
import type { HostLog } from '../protocol/host-log.ts';
import type { TeamsPorts } from '../protocol/teams-functions.ts';
import type { FrameContext } from '../protocol/teams-runtime.ts';
import type { Session } from '../session.ts';
import type { Place } from './teams-context.ts';

export interface TeamsContext {
  readonly session: Session;
  readonly log: HostLog;
  readonly sessionId: string;
  /** The app listens for an event from now on. */
  registered(name: string): void;
  /** Everything that leads elsewhere. @returns false when there is nothing there. */
  navigate(kind: string, args: readonly unknown[]): boolean;
}

/** A page to show, and where. */
export interface AppFrameOptions {
  readonly teams: TeamsContext;
  readonly url: string;
  readonly title: string;
  readonly frameContext: FrameContext;
  readonly place: Place;
  readonly entityId: string;
  readonly subPageId: string | null;
  /** What differs in settings pages, dialogs and meetings. */
  readonly ports?: Partial<TeamsPorts>;
}

/** A running page. */
export interface AppFrame {
  readonly element: HTMLElement;
  send(func: string, ...args: readonly unknown[]): void;
  close(): void;
}
