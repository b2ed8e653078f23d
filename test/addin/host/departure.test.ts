import { expect, test } from 'vitest';
import { createDeparture } from '../../../addin/host/departure.ts';

function storage() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

test('who left stays away over reloads, under the partition of the host, until they come back', () => {
  const place = storage();
  createDeparture(place, 'part-7.').write(true);
  expect(createDeparture(place, 'part-7.').read()).toBe(true);
  expect(createDeparture(place, 'other.').read()).toBe(false);
  createDeparture(place, 'part-7.').write(false);
  expect(createDeparture(place, 'part-7.').read()).toBe(false);
  expect(place.kept.size).toBe(0);
});

test('holds no time after which it would lapse', () => {
  const place = storage();
  createDeparture(place, '').write(true);
  expect([...place.kept.values()]).toEqual(['true']);
});

test('who left where storage is forbidden stays away as long as the page', () => {
  const refuse = () => {
    throw new Error('forbidden');
  };
  const departure = createDeparture({ getItem: refuse, setItem: refuse, removeItem: refuse }, '');
  expect(departure.read()).toBe(false);
  departure.write(true);
  expect(departure.read()).toBe(true);
});
