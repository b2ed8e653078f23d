/**
 * Requests and answers as they cross the wire, before and after anything is known about them.
 */
import type { LogEntry } from './request-log.ts';

/** A request before anything is known about it. `url` is absolute, headers have lower-case names. */
export interface RawRequest {
  method: string;
  url: URL;
  headers: Readonly<Record<string, string>>;
  rawBody: Buffer;
}

/** The answer, ready to write; null body means none. `drop` asks to hang up instead. */
export interface RawReply {
  status: number;
  headers: Record<string, string>;
  body: Buffer | null;
  drop: boolean;
}

/** A reply together with the lines it leaves in the log. */
export interface Answer {
  reply: RawReply;
  entry: Omit<LogEntry, 'number'>;
}
