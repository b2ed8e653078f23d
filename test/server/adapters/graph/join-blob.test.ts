import { describe, expect, test } from 'vitest';
import { keepJoinBlob } from '../../../../server/adapters/graph/join-blob.ts';

const URL = 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0?context=%7b%22Tid%22%7d&anon=true';
const HREF = URL.replaceAll('&', '&amp;');
const OLD = '<html><head></head><body><div><p>Old agenda</p></div><br>';
const CLASSIC =
  '<div style="width:100%;height:20px"><span style="white-space:nowrap;color:#5F5F5F">' +
  `________________________________________________________________________________</span></div>` +
  `<div class="me-email-text" lang="en-US"><a href="${HREF}">Join</a> Meeting ID: 1 2 3</div>`;
const NEWER = `<div lang="en" class="me-email-text"><a href="${HREF}">Join the meeting</a></div>`;

describe('a new agenda', () => {
  test.each([
    ['classic', CLASSIC],
    ['newer', NEWER],
  ])('replaces the old one and keeps the %s block of Teams', (_name, blob) => {
    const body = keepJoinBlob('<p>New agenda</p>', `${OLD}${blob}</body></html>`, URL);
    expect(body).toBe(`<div><p>New agenda</p></div>\n${blob}`);
  });

  test('can be changed again and again without growing', () => {
    const once = keepJoinBlob('<p>1</p>', `${OLD}${CLASSIC}</body></html>`, URL);
    const twice = keepJoinBlob('<p>2</p>', `<html><body>${once}</body></html>`, URL);
    expect(twice).toBe(once.replace('<p>1</p>', '<p>2</p>'));
  });

  test('has a plain link when somebody removed the block', () => {
    expect(keepJoinBlob('<p>New</p>', `${OLD}</body></html>`, URL)).toContain(`href="${HREF}"`);
  });

  test('stands alone where there is no online meeting', () => {
    expect(keepJoinBlob('<p>New</p>', `${OLD}${CLASSIC}`, null)).toBe('<p>New</p>');
  });

  test('is found fast in a hostile body', () => {
    const startedAt = performance.now();
    keepJoinBlob('x', '<div>'.repeat(100_000) + '<div '.repeat(50_000), URL);
    expect(performance.now() - startedAt).toBeLessThan(500);
  });
});
