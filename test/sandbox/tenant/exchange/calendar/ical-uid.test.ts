import { describe, expect, it } from 'vitest';
import { newUid, occurrenceUid } from '../../../../../sandbox/tenant/exchange/calendar/ical-uid.ts';

const GUID = '5f31c591-c3c3-2845-9653-d025bd277439';

describe('uids of meetings', () => {
  it('have the length and the head of a Global Object Id', () => {
    const uid = newUid(GUID, Date.UTC(2026, 0, 1));
    expect(uid).toMatch(/^040000008200E00074C5B7101A82E00800000000[0-9A-F]{32}10000000[0-9A-F]{32}$/);
    expect(uid.endsWith('5F31C591C3C328459653D025BD277439')).toBe(true);
  });

  it('carry the date of an occurrence in the middle, and nothing else changes', () => {
    const uid = newUid(GUID, 0);
    const occurrence = occurrenceUid(uid, '2026-03-09');
    expect(occurrence.slice(32, 40)).toBe('07EA0309');
    expect(occurrence.replace('07EA0309', '00000000')).toBe(uid);
    expect(occurrenceUid('abc@elsewhere', '2026-03-09')).toBe('abc@elsewhere_20260309');
  });
});
