import { Check } from 'typebox/value';
import { describe, expect, test } from 'vitest';
import { ChangeBody, ListQuery } from '../../../shared/contract/action-items.ts';
import { RoleBody, SettingsBody } from '../../../shared/contract/admin.ts';
import { CaptureBody, MAX_CAPTURE_ITEMS } from '../../../shared/contract/capture.ts';
import { ExtractBody } from '../../../shared/contract/extraction.ts';
import { TransitionBody } from '../../../shared/contract/transitions.ts';
import { captureBody, captureItem, sessionFacts } from '../../support/builders.ts';

test('takes a whole capture', () => {
  expect(Check(CaptureBody, captureBody(MAX_CAPTURE_ITEMS))).toBe(true);
});

describe.each([
  ['a capture with a field nobody named', CaptureBody, { ...captureBody(1), approve: true }],
  [
    'an item with a field nobody named',
    CaptureBody,
    captureBody(0, { items: [{ ...captureItem(1), stage: 'Closed' } as never] }),
  ],
  ['more items than a request may carry', CaptureBody, captureBody(MAX_CAPTURE_ITEMS + 1)],
  [
    'a title longer than a column holds',
    CaptureBody,
    captureBody(0, { items: [captureItem(1, { title: 'x'.repeat(256) })] }),
  ],
  ['a title with a line break', CaptureBody, captureBody(0, { items: [captureItem(1, { title: 'a\r\nBcc: x' })] })],
  ['a date that does not exist', CaptureBody, captureBody(0, { items: [captureItem(1, { dueOn: '2026-02-30' })] })],
  [
    'a deadline beyond the years a register keeps',
    CaptureBody,
    captureBody(0, { items: [captureItem(1, { dueOn: '9999-12-31' })] }),
  ],
  [
    'a session beyond the years a register keeps',
    CaptureBody,
    captureBody(0, { session: sessionFacts({ endsAt: '9999-12-31T23:30:00.000Z' }) }),
  ],
  ['a change to a deadline before all registers', ChangeBody, { changes: { dueOn: '0001-01-01' } }],
  [
    'an instant without a zone',
    CaptureBody,
    captureBody(0, { session: sessionFacts({ startsAt: '2026-03-02T09:00:00' }) }),
  ],
  ['a link that is not https', CaptureBody, captureBody(0, { sourceLink: 'javascript:alert(1)' })],
  ['a change of stage by the back door', ChangeBody, { changes: { stage: 'Closed' } }],
  ['a progress beyond 100', ChangeBody, { changes: { progress: 101 } }],
  ['a verb the lifecycle does not know', TransitionBody, { verb: 'approve' }],
  ['a page of a thousand', ListQuery, { limit: 1_000 }],
  [
    'text longer than extraction takes',
    ExtractBody,
    { format: 'plain', text: 'x'.repeat(1_000_001), context: { attendees: [] } },
  ],
  ['a role nobody can be given', RoleBody, { roles: ['owner'] }],
  ['a lead of no minutes', SettingsBody, { draftLeadMinutes: 0 }],
])('%s', (_what, schema, value) => {
  test('is refused', () => {
    expect(Check(schema, value)).toBe(false);
  });
});
