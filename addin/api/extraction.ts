/** Reading what only the server can: files, whose readers run there, and texts with the configured language model. */
import { useMutation } from '@tanstack/react-query';
import type { ExtractAnswer, ExtractBody } from '../../shared/contract/extraction.ts';
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

/** A text read by the server's rules and its language model. The text leaves for the configured service. */
export function useReadTwice() {
  const api = useApi();
  return useMutation({
    mutationFn: async (body: Omit<ExtractBody, 'secondReader'>) =>
      (
        await api.send<ExtractAnswer>({
          method: 'POST',
          path: pathOf('extract'),
          body: { ...body, secondReader: true } satisfies ExtractBody,
        })
      ).body,
  });
}
