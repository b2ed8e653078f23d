/** Files to the server with progress, which fetch cannot report. Never repeated by itself. */
import { type Api, type ApiRequest, addressOf } from './client.ts';
import { ApiFailure, localProblem, readProblem } from './problem.ts';

export interface Upload extends Pick<ApiRequest, 'path' | 'query' | 'signal'> {
  readonly file: Blob;
  /** 0 to 1, of the bytes sent. */
  readonly onProgress?: (share: number) => void;
}

const TIME_LIMIT_MS = 120_000;

/** Sends the file as bytes. Throws ApiFailure. */
export async function upload<Body>(api: Api, { file, onProgress, signal, ...target }: Upload): Promise<Body> {
  const token = await api.token();
  const response = await new Promise<Response>((settle, refuse) => {
    const request = new XMLHttpRequest();
    const giveUp = (kind: 'offline' | 'timed-out') => () => refuse(new ApiFailure(localProblem(kind)));
    request.open('POST', addressOf(target));
    request.timeout = TIME_LIMIT_MS;
    request.setRequestHeader('authorization', `Bearer ${token}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0);
    request.onerror = giveUp('offline');
    request.ontimeout = giveUp('timed-out');
    request.onabort = () => refuse(new DOMException('given up', 'AbortError'));
    request.onload = () => settle(asResponse(request));
    signal?.addEventListener('abort', () => request.abort());
    request.send(file);
  });
  if (!response.ok) throw new ApiFailure(readProblem(response, await response.text()));
  return (await response.json()) as Body;
}

function asResponse(request: XMLHttpRequest): Response {
  const names = ['content-type', 'retry-after', 'www-authenticate'];
  const headers = names.flatMap((name) => {
    const value = request.getResponseHeader(name);
    return value === null ? [] : [[name, value] as [string, string]];
  });
  return new Response(request.responseText, { status: request.status, headers });
}
