import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { visibleReply } from '../../../shared/extraction/visible-reply.ts';

describe('a quoted mail is cut', () => {
  test.each([
    ['English', 'On Tue, 3 Mar 2026 at 10:00, Ana Silva <ana@example.com> wrote:'],
    ['English, wrapped', 'On Tue, 3 Mar 2026 at 10:00, Ana Silva of Followthrough <\nana@example.com> wrote:'],
    ['German', 'Am Di., 3. März 2026 um 10:00 Uhr schrieb Ana Silva <ana@example.com>:'],
    ['German, name first', 'Ana Silva <ana@example.com> schrieb am Di., 3. März 2026, 10:00:'],
    ['French', 'Le mar. 3 mars 2026 à 10:00, Ana Silva <ana@example.com> a écrit :'],
    ['Spanish', 'El mar, 3 mar 2026 a las 10:00, Ana Silva (<ana@example.com>) escribió:'],
    ['Portuguese', 'Em ter., 3 de mar. de 2026 às 10:00, Ana Silva <ana@example.com> escreveu:'],
    ['Dutch', 'Op di 3 mrt 2026 om 10:00 schreef Ana Silva <ana@example.com>:'],
    ['Japanese', '2026年3月3日(火) 10:00 Ana Silva <ana@example.com>:'],
    ['Italian', 'Il giorno mar 3 mar 2026 alle ore 10:00 Ana Silva <ana@example.com> ha scritto:'],
    ['Polish', 'wt., 3 mar 2026 o 10:00 Ana Silva <ana@example.com> napisał(a):'],
    ['Chinese', 'Ana Silva <ana@example.com> 于2026年3月3日周二 10:00写道：'],
    ['Outlook', 'From: Ana Silva <ana@example.com>\nSent: Tuesday, March 3, 2026 10:00\nTo: Ben\nSubject: Minutes'],
    [
      'Outlook, German',
      '________________________________\nVon: Ana Silva\nGesendet: Dienstag, 3. März 2026 10:00\nAn: Ben\nBetreff: Protokoll',
    ],
    ['Outlook, French', 'De : Ana Silva\nEnvoyé : mardi 3 mars 2026 10:00\nÀ : Ben\nObjet : Compte rendu'],
    ['Outlook, Japanese', '差出人: Ana Silva\n送信日時: 2026年3月3日 10:00\n宛先: Ben\n件名: 議事録'],
    ['bold headers', '*From:* Ana Silva\n*Sent:* Tuesday, March 3, 2026 10:00\n*To:* Ben'],
    ['a title', '-----Original Message-----'],
    ['a German title', '-------- Ursprüngliche Nachricht --------'],
    ['a forward', '---------- Forwarded message ---------'],
    ['Apple’s forward', 'Begin forwarded message:'],
  ])('after the header: %s', (_, header) => {
    expect(visibleReply(`Done, see list.\n\n${header}\n\nIs it done?\nAna`)).toBe('Done, see list.');
  });

  test.each([
    ['Ana wrote:'],
    ['2026/3/3 Ana Silva <ana@example.com>'],
    ['--- On Tue, 3/3/26, Ana Silva <ana@example.com> wrote:'],
    ['Den 3 mars 2026 10:00 skrev Ana Silva <ana@example.com>:'],
    ['W dniu 3.03.2026 o 10:00, Ana Silva pisze:'],
  ])('after %j, where lines with angle brackets follow', (line) => {
    expect(visibleReply(`Done.\n\n${line}\n> Is it done?`)).toBe('Done.');
  });

  test('below the line that help desks draw', () => {
    expect(visibleReply('Done.\n\n##- Please type your reply above this line -##\n\nYour request')).toBe('Done.');
  });

  test('with angle brackets and no header', () => {
    expect(visibleReply('50 %\n> Is it done?\n>> Who?')).toBe('50 %');
  });
});

test.each([
  ['Sent from my iPhone'],
  ['Get Outlook for iOS<https://aka.ms/o0ukef>'],
  ['Gesendet von meinem iPhone'],
  ['Envoyé de mon iPhone'],
  ['Enviado desde mi iPhone'],
  ['Enviado do meu iPhone'],
  ['Verzonden vanaf mijn iPhone'],
  ['iPhoneから送信'],
  ['-- \nBen\nFollowthrough Ltd'],
  ['—\nBen'],
])('%j is cut', (line) => {
  expect(visibleReply(`blocked: waiting for budget\n\n${line}`)).toBe('blocked: waiting for budget');
});

test('a closing takes one name with it and ends the reply', () => {
  expect(visibleReply('Can do by 12 May.\n\nKind regards,\nBen\nDirector\n+1 555 0100')).toBe(
    'Can do by 12 May.\n\nKind regards,\nBen',
  );
});

test.each([
  ['words that begin like a header', 'On the other hand, it could happen twice!\nOn average, it works.'],
  ['one line that begins like a header', 'From: our side nothing is missing.\nThe rest follows.'],
  ['a sentence about a device', 'Sent from my desk, which is easier than a phone.'],
  ['dates', 'We met on 3 Mar 2026 at 10:00.\n2026-03-05 14:30\nJan 15, 2026 at 14:30'],
  ['lists with dashes', 'Because of:\n-- the first point\n-- the second point\n\nOK?'],
  ['rules inside', 'Service Expires\n---------------\nMail June'],
  ['tables', '| Action | Owner |\n| --- | --- |\n| Send | Ana |'],
  ['a closing word in a sentence', 'For that I sincerely apologise.\nMore tomorrow.'],
])('%s stay', (_, text) => {
  expect(visibleReply(text)).toBe(text);
});

test('answers between quoted lines stay when nothing was written above', () => {
  const text = 'On Tue, 3 Mar 2026, Ana <ana@example.com> wrote:\n> Is A done?\n\nYes.\n\n> And B?\n\nFriday.';
  expect(visibleReply(text).replace(/\n+/g, ' ')).toBe('Yes. Friday.');
});

test('an empty answer is empty, whatever was quoted', () => {
  expect(visibleReply('\n\nFrom: Ana\nSent: Tuesday\nTo: Ben\nSubject: x\n\ndone')).toBe('');
});

test('marks of direction are taken out, they hide words and turn names around', () => {
  expect(visibleReply('\u202bdone\u202c\u200b')).toBe('done');
});

test('the answer is made of lines of the mail', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 20 }), { maxLength: 12 }), (lines) => {
      const text = lines.join('\n');
      expect(visibleReply(text).length).toBeLessThanOrEqual(text.length);
      expect(visibleReply(visibleReply(text))).toBe(visibleReply(text));
    }),
  );
});

test.each([
  ['one endless line', 'a '.repeat(500_000)],
  ['endless quotes', '> a\n'.repeat(200_000)],
  ['endless headers', 'From: a\n'.repeat(100_000)],
  ['endless attributions', 'On 1 Mar 2026\n'.repeat(50_000)],
  ['endless brackets', '<'.repeat(500_000)],
  ['endless dashes', `${'-'.repeat(500_000)}x`],
  ['endless pipes', '| '.repeat(500_000)],
])('%s cost linear time', (_, text) => {
  const start = performance.now();
  visibleReply(text);
  expect(performance.now() - start).toBeLessThan(2_000);
});
