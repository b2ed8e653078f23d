import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readAppLink } from '../../../sandbox/workbench/client/teams/deep-links.ts';
import { TAB_ENTITY_ID, tabLink, tabPage } from '../../../shared/contract/tab-link.ts';

const HOST = 'https://host.example';
const APP = '66666666-7777-4888-9999-000000000000';
const IN_TEAMS = { publicUrl: HOST, teamsAppId: APP };

test.each([
  ['AI-002', '#/register?item=AI-002'],
  ['S-001', '#/sessions?session=S-001'],
  [null, '#/mine'],
])('the page of %s is %s', (reference, hash) => {
  expect(tabPage(HOST, reference)).toBe(`${HOST}/site/tab.html${hash}`);
  expect(tabLink({ publicUrl: HOST, teamsAppId: '' }, reference)).toBe(tabPage(HOST, reference));
});

test('the link has the form Microsoft documents, each value encoded', () => {
  expect(tabLink(IN_TEAMS, 'AI-002')).toBe(
    `https://teams.microsoft.com/l/entity/${APP}/register` +
      '?webUrl=https%3A%2F%2Fhost.example%2Fsite%2Ftab.html%23%2Fregister%3Fitem%3DAI-002' +
      '&label=AI-002&context=%7B%22subEntityId%22%3A%22AI-002%22%7D',
  );
});

test('the link to one’s own actions asks for no record', () => {
  expect([...new URL(tabLink(IN_TEAMS, null)).searchParams]).toEqual([['webUrl', `${HOST}/site/tab.html#/mine`]]);
});

test.each(['AI-002', 'S-001', 'A&B "c"=#?/ü'])('a reader of links finds %s again', (reference) => {
  const link = tabLink(IN_TEAMS, reference);
  expect(readAppLink(link)).toMatchObject({ appId: APP, pageId: TAB_ENTITY_ID, subPageId: reference });
  expect(new URL(link).searchParams.get('webUrl')).toBe(tabPage(HOST, reference));
});

test('the app package has the tab under this id', () => {
  const template = new URL('../../../manifest/manifest.template.json', import.meta.url);
  const { staticTabs } = JSON.parse(readFileSync(template, 'utf8')) as {
    staticTabs: { entityId: string; contentUrl: string; websiteUrl: string }[];
  };
  const own = staticTabs.find(({ entityId }) => entityId === TAB_ENTITY_ID);
  expect(own?.websiteUrl).toBe(tabPage('{{url}}', null).replace(/#.*/, ''));
});
