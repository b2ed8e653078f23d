import { expect, test } from 'vitest';
import { createNavigation, hashOf, placeOf } from '../../../../addin/surfaces/teams-tab/navigation.ts';

test.each([
  ['#/board?item=AI-001', { screen: 'board', item: 'AI-001', session: null }],
  ['#/sessions?session=S-012', { screen: 'sessions', item: null, session: 'S-012' }],
  ['', { screen: 'mine', item: null, session: null }],
  ['#/nowhere?item=<script>', { screen: 'mine', item: null, session: null }],
])('reads %j', (hash, place) => {
  expect(placeOf(hash, 'mine')).toEqual(place);
});

test('an address leads back to the same place', () => {
  const place = { screen: 'register', item: 'AI-010', session: 'S-001' } as const;
  expect(placeOf(hashOf(place), 'mine')).toEqual(place);
});

function fakeWindow(hash = '') {
  const entries = [hash];
  const listeners: (() => void)[] = [];
  const page = {
    location: { hash },
    history: {
      pushState: (_state: unknown, _title: string, next: string) => {
        entries.push(next);
        page.location.hash = next;
      },
      back: () => {
        entries.pop();
        page.location.hash = entries.at(-1) ?? '';
        for (const listener of listeners) listener();
      },
    },
    addEventListener: (_name: string, listener: () => void) => listeners.push(listener),
  };
  return page as unknown as Pick<Window, 'location' | 'history' | 'addEventListener'>;
}

test('back goes where the person came from, and then leaves it to the host', () => {
  const navigation = createNavigation(fakeWindow(), 'register');
  navigation.go({ item: 'AI-001' });
  navigation.go({ screen: 'board' });
  expect(navigation.back()).toBe(true);
  expect(navigation.read()).toEqual({ screen: 'register', item: 'AI-001', session: null });
  expect(navigation.back()).toBe(true);
  expect(navigation.read().item).toBeNull();
  expect(navigation.back()).toBe(false);
});

test('back closes what a deep link opened', () => {
  const navigation = createNavigation(fakeWindow('#/register?item=AI-004'), 'register');
  expect(navigation.back()).toBe(true);
  expect(navigation.read().item).toBeNull();
});
