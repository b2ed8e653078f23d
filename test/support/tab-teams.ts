/** Teams around the tab: an https server for pages that speak Teams' side. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { join } from 'node:path';

/** Teams' words for the themes. */
export const TEAMS_THEMES = { light: 'default', dark: 'dark', contrast: 'contrast' } as const;

export interface TeamsServer {
  /** Keeps a page and gives its address. */
  keep(html: string): string;
  close(): void;
}

/**
 * Serves on that port with the tenant's certificate.
 * @param tls folder of key and certificate.
 */
export async function serveTeams(tls: string, port: number): Promise<TeamsServer> {
  const pages: string[] = [];
  const read = (name: string) => readFileSync(join(tls, name), 'utf8');
  const server = createServer({ key: read('server.key.pem'), cert: read('server.pem') }, (request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(pages[Number(request.url?.slice(1))] ?? '');
  });
  await new Promise<void>((settle) => server.listen(port, '127.0.0.1', settle));
  return {
    keep: (html) => `https://localhost:${port}/${pages.push(html) - 1}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
