/**
 * Contents of files, uploads under way and download tickets. Contents are base64, by the GUID of their row.
 */
import type { SliceDefinition } from '../../store.ts';

/** An upload in ranges. */
export interface UploadSession {
  driveId: string;
  parentRow: number | null;
  name: string;
  conflict: Conflict;
  /** Client id and person the result is attributed to. */
  appId: string;
  userId: string | null;
  /** Base64 of the ranges so far. */
  parts: string[];
  received: number;
  expiresAtMs: number;
}

export type Conflict = 'fail' | 'replace' | 'rename';

/** A short-lived, pre-authenticated address of a content. */
export interface DownloadTicket {
  guid: string;
  name: string;
  mimeType: string;
  expiresAtMs: number;
}

/** The slice of files. */
export interface Files {
  contents: Record<string, string>;
  uploads: Record<string, UploadSession>;
  tickets: Record<string, DownloadTicket>;
}

export const FILES: SliceDefinition<Files> = {
  name: 'files',
  empty: () => ({ contents: {}, uploads: {}, tickets: {} }),
};
