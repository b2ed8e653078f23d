import { expect, test } from 'vitest';
import { consentLink } from '../../../../addin/features/settings/consent-link.ts';

const API = '0b1c2d3e-1111-4222-8333-444455556666';

test('consent is asked for the application whose API the pages use', () => {
  const config = { authority: 'https://login.example/common', scope: `api://${API}/access_as_user`, clientId: 'pages' };
  expect(consentLink(config, 'tenant')).toBe(`https://login.example/tenant/adminconsent?client_id=${API}`);
});

test('a scope with a host in its name names the application, too', () => {
  const config = { authority: 'https://l.example/t', scope: `api://ft.example/${API}/access_as_user`, clientId: 'p' };
  expect(consentLink(config, 't')).toContain(API);
});

test('a scope without an application leaves the pages their own', () => {
  expect(consentLink({ authority: 'https://l.example/t', scope: 'api://ft/x', clientId: 'p' }, 't')).toMatch(/=p$/);
});
