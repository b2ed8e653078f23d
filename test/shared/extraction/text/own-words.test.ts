import { describe, expect, test } from 'vitest';
import { extract } from '../../../../shared/extraction/extract.ts';

const CONTEXT = { at: '2024-05-15T10:00:00Z', timeZone: 'UTC', attendees: [] };
const quotes = (text: string, format: 'plain' | 'html' = 'plain'): string[] =>
  extract({ format, text, kind: 'email' }, CONTEXT).items.map(({ quote }) => quote);

const OLD = 'I will send the contract to the bank.';

describe('a mail is the words of its sender', () => {
  test.each([
    ['On Tue, 14 May 2024 at 10:00, Ana Pires <ana@example.org> wrote:'],
    ['-----Original Message-----'],
    ['Am 14.05.2024 um 10:00 schrieb Ana Pires:'],
    ['Le 14 mai 2024 à 10:00, Ana Pires a écrit :'],
    ['From: Ana Pires\nSent: Tuesday, May 14, 2024 10:00\nTo: Ben\nSubject: Contract'],
    ['Von: Ana Pires\nGesendet: Dienstag, 14. Mai 2024\nAn: Ben\nBetreff: Vertrag'],
  ])('nothing is read below %j', (header) => {
    expect(quotes(`Thanks, that sounds good to me.\nPlease call the bank today.\n\n${header}\n\n${OLD}`)).toEqual([
      'Please call the bank today.',
    ]);
  });

  test('quoted lines are not read', () => {
    expect(quotes(`Fine with me, thanks.\n> ${OLD}\n> ACTION: Ana to call`)).toEqual([]);
  });

  test('Outlook puts the header into the HTML', () => {
    const html = `<p class=MsoNormal>Please call the bank today.</p><div style="border-top:solid"><p><b>From:</b> Ana<br><b>Sent:</b> Tuesday<br><b>To:</b> Ben</p></div><p>${OLD}</p>`;
    expect(quotes(html, 'html')).toEqual(['Please call the bank today.']);
  });

  test('a forwarded mail without own words is read', () => {
    expect(quotes(`From: Ana Pires\nSent: Tuesday\nTo: Ben\n\n${OLD}`)).toEqual([OLD]);
  });

  test('a line that only begins like a header is no header', () => {
    expect(quotes(`We looked at the plan.\nFrom: the second page on it gets dull.\n${OLD}`)).toEqual([OLD]);
  });

  test('a mail to one person asks that person', () => {
    const one = { ...CONTEXT, addressees: [{ name: 'Ben Okafor' }] };
    const [item] = extract({ format: 'plain', text: 'Could you send me the figures?', kind: 'email' }, one).items;
    expect(item).toMatchObject({ owner: 'Ben Okafor', ownerMatch: { score: 1 } });
  });
});
