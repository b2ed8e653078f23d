import { expect, test } from 'vitest';
import {
  createAddressBar,
  placeHash,
  readPlace,
  type Whereabouts,
} from '../../../../sandbox/workbench/client/whereabouts.ts';

const FULL: Whereabouts = {
  screen: 'both',
  as: 'priya',
  message: 'AAMk=/+x',
  event: null,
  pane: true,
  week: '2026-03-02',
  area: 'channel',
  tab: 1,
  meeting: 'AAMk2',
  page: '#/register?item=AI-001&session=S-001',
};

test('an address leads back to the same place', () => {
  expect(readPlace(placeHash(FULL))).toEqual(FULL);
});

test('what is as at the beginning is not in the address', () => {
  expect(placeHash(readPlace(''))).toBe('#/mail');
  expect(placeHash({ ...readPlace(''), as: 'ana' })).toBe('#/mail?as=ana');
});

test.each(['#/nowhere', '#/?tab=-1', '#/mail?tab=x', '#/mail?week=monday', '#/mail?page=https://elsewhere.example'])(
  '%s is no place, and leads to the beginning',
  (hash) => expect(readPlace(hash)).toEqual(readPlace('')),
);

function fakeWindow(hash: string) {
  const entries = [hash];
  const listeners: (() => void)[] = [];
  const location = { hash };
  const settle = () => {
    location.hash = entries.at(-1) ?? '';
  };
  const history = {
    pushState: (_state: unknown, _title: string, next: string) => entries.push(next) && settle(),
    replaceState: (_state: unknown, _title: string, next: string) => entries.splice(-1, 1, next) && settle(),
  };
  const back = () => {
    entries.pop();
    settle();
    for (const listener of listeners) listener();
  };
  const page = { location, history, addEventListener: (_name: string, run: () => void) => listeners.push(run) };
  return { page: page as unknown as Parameters<typeof createAddressBar>[0], entries, back };
}

test('going somewhere can be taken back, telling more about it cannot', () => {
  const { page, entries, back } = fakeWindow('#/mail');
  const seen: string[] = [];
  const bar = createAddressBar(page, ({ screen }) => seen.push(screen));
  bar.go({ screen: 'teams' });
  bar.note({ page: '#/board' });
  bar.note({ page: '#/board' });
  expect(entries).toEqual(['#/mail', '#/teams?page=%23%2Fboard']);
  back();
  expect([seen, bar.read().screen]).toEqual([['mail'], 'mail']);
});
