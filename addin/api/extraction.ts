/** Reading files, which only the server can: the readers of Word, Outlook and calendar files run there. */
import { useMutation } from '@tanstack/react-query';
import type { ExtractAnswer } from '../../shared/contract/extraction.ts';
import { pathOf } from '../../shared/contract/paths.ts';
import { useApi } from './api-context.ts';
import { upload } from './upload.ts';

export interface FileToRead {
  readonly file: File;
  /** UTC instant of the meeting; null lets the file's own date count. */
  readonly at: string | null;
  readonly timeZone: string;
  /** 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/** Candidates of a file. Nothing is kept. */
export function useExtractFile() {
  const api = useApi();
  return useMutation({
    mutationFn: ({ file, at, timeZone, onProgress }: FileToRead) =>
      upload<ExtractAnswer>(api, {
        path: pathOf('extract'),
        query: { name: file.name, timeZone, ...(at !== null && { at }) },
        file,
        ...(onProgress && { onProgress }),
      }),
  });
}
