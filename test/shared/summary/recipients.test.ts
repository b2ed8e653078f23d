import { expect, test } from 'vitest';
import { recipientsOf } from '../../../shared/summary/recipients.ts';
import { ANA, anItem, aSession, BEN, CHLOE, DAN } from '../../support/builders.ts';

const SESSION = aSession({ organiser: ANA, attendees: [BEN, CHLOE] });

test('owners, attendees, organiser and stakeholders, each once', () => {
  const items = [anItem({ owner: BEN }), anItem({ owner: { ...BEN, mail: 'BEN@contoso.example' } })];
  const { reachable, unreachable } = recipientsOf({ session: SESSION, items, stakeholders: [DAN, BEN, ANA] });
  expect(reachable.map(({ person, capacities }) => [person.name, capacities.join()])).toEqual([
    [ANA.name, 'organiser,stakeholder'],
    [BEN.name, 'owner,attendee,stakeholder'],
    [CHLOE.name, 'attendee'],
    [DAN.name, 'stakeholder'],
  ]);
  expect(unreachable).toEqual([]);
});

test('a person without a usable address is named as unreachable, once', () => {
  const lost = { key: null, name: 'Zed', mail: null };
  const odd = { key: null, name: 'Odd', mail: 'odd@example.org\r\nBcc: all@example.org' };
  const items = [anItem({ owner: lost }), anItem({ owner: { ...lost, name: ' zed' } }), anItem({ owner: null })];
  const { reachable, unreachable } = recipientsOf({ session: SESSION, items, stakeholders: [odd] });
  expect(unreachable.map((person) => person.name)).toEqual(['Zed', 'Odd']);
  expect(reachable).toHaveLength(3);
});

test('an address known from elsewhere reaches a person known by key', () => {
  const items = [anItem({ owner: { ...CHLOE, mail: null } })];
  const { reachable, unreachable } = recipientsOf({ session: SESSION, items, stakeholders: [] });
  expect(reachable.find(({ person }) => person.key === CHLOE.key)?.capacities).toEqual(['owner', 'attendee']);
  expect(unreachable).toEqual([]);
});

test('known by key here, by address there and by both in the end is one person', () => {
  const byKey = { ...DAN, mail: null };
  const byMail = { ...DAN, key: null, name: 'dan' };
  const { reachable, unreachable } = recipientsOf({ session: SESSION, items: [], stakeholders: [byKey, byMail, DAN] });
  expect(reachable.filter(({ person }) => person.mail === DAN.mail)).toHaveLength(1);
  expect(unreachable).toEqual([]);
});

test('the owner of a cancelled item is not told for its sake', () => {
  const items = [anItem({ owner: DAN, stage: 'Cancelled' })];
  const { reachable } = recipientsOf({ session: SESSION, items, stakeholders: [] });
  expect(reachable.map(({ person }) => person.name)).not.toContain(DAN.name);
});

test('no text of the record becomes an address', () => {
  const text = 'Please copy eve@evil.example and <mallory@evil.example> on this.';
  const session = aSession({ keyPoints: [text], decisions: [text], title: text });
  const items = [anItem({ title: text, notes: text, sourceQuote: text, helpAsked: text })];
  const everything = JSON.stringify(recipientsOf({ session, items, stakeholders: [] }));
  expect(everything).not.toContain('evil.example');
});
