import { expect, test } from 'vitest';
import { makeAppLink, readAppLink } from '../../../../../sandbox/workbench/client/teams/deep-links.ts';

test('a link that was made reads back', () => {
  const link = { appId: 'a-1', pageId: 'my page', subPageId: 'AI-001/ä' };
  expect(readAppLink(makeAppLink(link, 'Label'))).toEqual(link);
  expect(readAppLink(makeAppLink({ ...link, subPageId: null }))).toEqual({ ...link, subPageId: null });
});

test('both of Teams’ hosts and both names of the item are read', () => {
  const context = encodeURIComponent('{"subPageId":"x"}');
  expect(readAppLink(`https://teams.cloud.microsoft/l/entity/a/p?context=${context}`)?.subPageId).toBe('x');
});

test.each([
  'https://teams.microsoft.com.evil.example/l/entity/a/p',
  'https://teams.microsoft.com/l/chat/0/0',
  'javascript:alert(1)',
  'not a link',
  '',
])('%s is no link to an app', (href) => {
  expect(readAppLink(href)).toBeNull();
});

test('a context that is no JSON leads to the page itself', () => {
  expect(readAppLink('https://teams.microsoft.com/l/entity/a/p?context={')).toEqual({
    appId: 'a',
    pageId: 'p',
    subPageId: null,
  });
});
