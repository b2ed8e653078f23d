/** Files as text. Plain text is read in the page; Word, Outlook and calendar files only the server can read. */
import { MAX_FILE_BYTES } from '../../../shared/contract/limits.ts';
import type { SourceDocument, SourceFormat } from '../../../shared/extraction/extraction.ts';

/** Endings of files that are text themselves. */
const TEXT_FORMATS: Readonly<Record<string, SourceFormat>> = {
  txt: 'plain',
  md: 'markdown',
  vtt: 'vtt',
  html: 'html',
  htm: 'html',
};

/** For the file picker. */
export const ACCEPTED = '.txt,.md,.html,.htm,.docx,.vtt,.eml,.msg,.ics';

/** The format of a file that the page reads by itself; null when the server must. */
export const textFormatOf = (name: string): SourceFormat | null =>
  TEXT_FORMATS[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? null;

/** Whether the server would refuse it. */
export const isTooLarge = ({ size }: Pick<File, 'size'>): boolean => size > MAX_FILE_BYTES;

/** Text that somebody pasted or a reader gave, with its format guessed from how it begins. */
export function documentOf(text: string): SourceDocument {
  if (/^\uFEFF?WEBVTT\b/.test(text)) return { format: 'vtt', text };
  if (/^\s*(?:<!doctype html|<html|<body|<div|<p\b|<table)/i.test(text)) return { format: 'html', text };
  return { format: 'markdown', text };
}
