import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installSecurityHeaders } from '../../../server/plugins/security-headers.ts';
import { installSite } from '../../../server/plugins/site.ts';

const CONFIG = {
  clientId: 'c',
  authority: 'https://login.example/t',
  scope: 'api://</script><script>alert(1)//',
  officeJsUrl: 'https://office.example/office.js',
  hostOrigins: ['https://host.example'],
  teamsAppId: '',
  isDemo: true,
};
const PAGE = '<script type="application/json" id="page-config">null</script><!--office-js-->';

describe('the pages', () => {
  const directory = mkdtempSync(join(tmpdir(), 'followthrough-site-'));
  let app: FastifyInstance;
  beforeAll(async () => {
    mkdirSync(join(directory, 'assets'));
    writeFileSync(join(directory, 'pane.html'), PAGE);
    writeFileSync(join(directory, 'assets', 'a-123.js'), 'export {};');
    app = Fastify();
    await installSecurityHeaders(app, {
      frameHosts: ['https://host.example'],
      scripts: ['https://office.example'],
      signIn: ['https://login.example'],
    });
    await installSite(app, { directory, config: CONFIG });
  });
  afterAll(async () => {
    await app.close();
    rmSync(directory, { recursive: true, force: true });
  });

  test('carry their configuration, which cannot break out of its element', async () => {
    const { body } = await app.inject('/site/pane.html');
    const json = /id="page-config">(.*?)<\/script>/.exec(body)?.[1] ?? '';
    expect(JSON.parse(json)).toEqual(CONFIG);
    expect(body.match(/<script/g)).toHaveLength(2);
  });

  test('name Office.js where it is configured', async () => {
    expect((await app.inject('/site/pane.html')).body).toContain(
      '<script src="https://office.example/office.js"></script>',
    );
  });

  test('are asked for anew, while hashed files are kept', async () => {
    expect((await app.inject('/site/pane.html')).headers['cache-control']).toBe('no-cache');
    expect((await app.inject('/site/assets/a-123.js')).headers['cache-control']).toMatch(/immutable/);
  });

  test('may be framed by the hosts alone and run no inline script', async () => {
    const policy = String((await app.inject('/site/pane.html')).headers['content-security-policy']);
    expect(policy).toMatch(/frame-ancestors [^;]*https:\/\/host\.example/);
    expect(policy).toMatch(/script-src [^;]*https:\/\/office\.example/);
    expect(/script-src ([^;]*)/.exec(policy)?.[1]).not.toMatch(/unsafe/);
  });

  test('that were not built are not there, and nothing outside of the folder is', async () => {
    expect((await app.inject('/site/tab.html')).statusCode).toBe(404);
    expect((await app.inject('/site/assets/..%2fpane.html')).statusCode).toBeGreaterThanOrEqual(400);
  });
});
