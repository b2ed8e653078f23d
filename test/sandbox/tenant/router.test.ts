import { describe, expect, it } from 'vitest';
import { permissions } from '../../../sandbox/tenant/permissions.ts';
import { type Area, type Method, noContent } from '../../../sandbox/tenant/route.ts';
import { createRouter } from '../../../sandbox/tenant/router.ts';

const TEMPLATES: [Method, string][] = [
  ['GET', '/users/{user-id}'],
  ['GET', '/users/delta'],
  ['GET', '/users/{user-id}/mailFolders/{mailFolder-id}/messages'],
  ['POST', '/users/{user-id}/messages/{message-id}/send'],
  ['GET', '/drives/{drive-id}/root:/{item-path}'],
  ['PUT', '/drives/{drive-id}/root:/{item-path}:/content'],
  ['GET', "/sites/{site-id}/lists/{list-id}/items/delta(token='{token}')"],
  ['GET', '/sites/{site-id}/lists/{list-id}/items/{listItem-id}'],
  ['GET', '/places/microsoft.graph.room'],
  ['POST', '/{tenant-id}/oauth2/v2.0/token'],
];
const AREA: Area = {
  name: 'test',
  family: 'general',
  routes: TEMPLATES.map(([method, path]) => ({ method, path, permissions: permissions('X'), handler: noContent })),
};
const route = createRouter([AREA], (area) => area.routes);
const find = (method: Method, path: string) => {
  const found = route(method, path);
  return typeof found === 'string' ? found : [found.route.path, found.params];
};

describe('a path finds its route', () => {
  it.each([
    ['ids keep their case, segments do not', '/Users/AbC=', ['/users/{user-id}', { 'user-id': 'AbC=' }]],
    ['a word before a parameter', '/users/delta', ['/users/delta', {}]],
    ['empty brackets', '/users/delta()', ['/users/delta', {}]],
    ['keys in brackets', "/users('a@b.c')", ['/users/{user-id}', { 'user-id': 'a@b.c' }]],
    [
      'keys in brackets further on, with a doubled quote',
      "/users/a/mailFolders('in''box')/messages",
      ['/users/{user-id}/mailFolders/{mailFolder-id}/messages', { 'user-id': 'a', 'mailFolder-id': "in'box" }],
    ],
    [
      'a path parameter with slashes',
      '/drives/d/root:/A/B%20c.txt',
      ['/drives/{drive-id}/root:/{item-path}', { 'drive-id': 'd', 'item-path': 'A/B c.txt' }],
    ],
    [
      'a function with its argument',
      "/sites/s/lists/l/items/delta(token='a=b')",
      [
        "/sites/{site-id}/lists/{list-id}/items/delta(token='{token}')",
        { 'site-id': 's', 'list-id': 'l', token: 'a=b' },
      ],
    ],
    ['an escaped slash inside an id', '/users/a%2Fb', ['/users/{user-id}', { 'user-id': 'a/b' }]],
    ['a type cast', '/places/microsoft.graph.room', ['/places/microsoft.graph.room', {}]],
    ['a slash at the end', '/users/a/', ['/users/{user-id}', { 'user-id': 'a' }]],
  ])('%s', (_what, path, expected) => {
    expect(find('GET', path)).toEqual(expected);
  });

  it('with its namespace before the action', () => {
    expect(find('POST', '/users/a/messages/m/microsoft.graph.send')).toEqual([
      '/users/{user-id}/messages/{message-id}/send',
      { 'user-id': 'a', 'message-id': 'm' },
    ]);
  });

  it('by the closest template of that method', () => {
    expect(find('PUT', '/drives/d/root:/A/B.txt:/content')).toEqual([
      '/drives/{drive-id}/root:/{item-path}:/content',
      { 'drive-id': 'd', 'item-path': 'A/B.txt' },
    ]);
  });

  it('with a parameter in the first place', () => {
    expect(find('POST', '/common/oauth2/v2.0/token')).toEqual([
      '/{tenant-id}/oauth2/v2.0/token',
      { 'tenant-id': 'common' },
    ]);
  });

  it('or is known for another method, or not at all', () => {
    expect([find('DELETE', '/users/a'), find('GET', '/shoes')]).toEqual(['other-method', 'unknown']);
  });
});
