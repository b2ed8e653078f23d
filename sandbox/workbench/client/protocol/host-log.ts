/** What passes between a host frame and the app in it: every message, and which calls still wait for an answer. */

export type MessageState = 'waiting' | 'answered' | 'no answer due' | 'unknown' | 'sent' | 'refused';

/** One message. `ms` is the time to the answer. */
export interface LogEntry {
  readonly number: number;
  readonly at: number;
  readonly host: 'Teams' | 'Outlook';
  readonly name: string;
  readonly detail: string;
  state: MessageState;
  ms: number | null;
}

/** The log of both hosts. */
export interface HostLog {
  /** A call of the app; settle it with `settled`. */
  received(host: LogEntry['host'], name: string, detail?: unknown): LogEntry;
  /** A message of the host: an event, or a refusal of what came from elsewhere. */
  noted(host: LogEntry['host'], name: string, state: 'sent' | 'refused', detail?: unknown): void;
  settled(entry: LogEntry, state: MessageState): void;
  entries(): readonly LogEntry[];
  clear(): void;
  onChange(listener: () => void): void;
}

const LIMIT = 500;
const DETAIL_CHARS = 160;

/** @param now milliseconds of any steady clock. */
export function createHostLog(now: () => number): HostLog {
  let entries: LogEntry[] = [];
  let count = 0;
  const listeners: (() => void)[] = [];
  const changed = () => {
    for (const listener of listeners) listener();
  };
  const add = (host: LogEntry['host'], name: string, state: MessageState, detail: unknown): LogEntry => {
    count += 1;
    const entry = { number: count, at: now(), host, name, detail: shorten(detail), state, ms: null };
    entries = [...entries.slice(1 - LIMIT), entry];
    changed();
    return entry;
  };
  return {
    received: (host, name, detail) => add(host, name, 'waiting', detail),
    noted: (host, name, state, detail) => void add(host, name, state, detail),
    settled(entry, state) {
      entry.state = state;
      entry.ms = Math.round(now() - entry.at);
      changed();
    },
    entries: () => entries,
    clear() {
      entries = [];
      changed();
    },
    onChange: (listener) => void listeners.push(listener),
  };
}

/** Tokens and bodies are never shown whole. */
function shorten(detail: unknown): string {
  if (detail === undefined) return '';
  const text = typeof detail === 'string' ? detail : JSON.stringify(detail);
  return text.length > DETAIL_CHARS ? `${text.slice(0, DETAIL_CHARS)}…` : text;
}
