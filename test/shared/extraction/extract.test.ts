import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DOCUMENT_LIMIT, extract, ITEM_LIMIT } from '../../../shared/extraction/extract.ts';
import type { ExtractionContext, SourceFormat } from '../../../shared/extraction/extraction.ts';

const CONTEXT: ExtractionContext = {
  at: '2024-05-15T10:00:00Z',
  timeZone: 'Europe/Lisbon',
  attendees: [{ name: 'Ana Pires', mail: 'ana@example.org' }, { name: 'Ben Okafor' }],
};

describe('offsets', () => {
  test.each<[SourceFormat, string, string]>([
    [
      'plain',
      'Notes\n\nAna will send the plan with all the figures that we talked about\nto everybody on the list.',
      'Ana will send the plan with all the figures that we talked about\nto everybody on the list.',
    ],
    [
      'markdown',
      '* **Action:** *Ana* to send [the plan](https://example.org/p) by Friday',
      'Ana* to send [the plan](https://example.org/p) by Friday',
    ],
    [
      'html',
      '<ul><li><b>Action:</b> Ana &amp; Ben to send <i>the</i>&nbsp;plan</li></ul>',
      'Ana &amp; Ben to send <i>the</i>&nbsp;plan',
    ],
    ['vtt', 'WEBVTT\n\n00:01.000 --> 00:03.000\n<v Ben>Ana will send the plan</v>', 'Ana will send the plan'],
  ])('of %s point into the document as it was', (format, text, quote) => {
    const [item] = extract({ format, text, kind: format === 'vtt' ? 'transcript' : 'minutes' }, CONTEXT).items;
    expect(item?.quote).toBe(quote);
    expect(text.slice(item?.start, item?.end)).toBe(quote);
  });
});

describe('an invitation', () => {
  const JOIN = '________________\nMicrosoft Teams meeting\nJoin on your computer or mobile app\n';
  const found = (text: string) => extract({ format: 'plain', text, kind: 'invite' }, CONTEXT).items;

  test('with the minutes pasted into it is read as minutes', () => {
    const minutes =
      'Present: Ana Pires, Ben Okafor\n\nDecision: we keep the hall.\n\n- Ana to book the hall by 3 June.\n';
    const [item] = found(minutes + JOIN);
    const [alone] = extract({ format: 'plain', text: minutes, kind: 'minutes' }, CONTEXT).items;
    expect(item).toMatchObject({ owner: 'Ana', dueOn: '2024-06-03', confidence: alone?.confidence });
  });

  test('that only plans stays one', () => {
    const planned = found(`Agenda\n- Ana to present the budget\n- Decisions on the hall\n${JOIN}`);
    expect(planned.every(({ confidence }) => confidence < 0.7)).toBe(true);
  });
});

describe('owners', () => {
  test('are matched to one person of the meeting', () => {
    const [item] = extract({ format: 'plain', text: 'ACTION: Ana to send the plan' }, CONTEXT).items;
    expect(item?.ownerMatch).toEqual({ person: CONTEXT.attendees[0], score: 0.95 });
  });

  test('stay blank when two people fit, and say so', () => {
    const two = { ...CONTEXT, attendees: [{ name: 'Ana Pires' }, { name: 'Ana Costa' }] };
    const [item] = extract({ format: 'plain', text: 'ACTION: Ana to send the plan' }, two).items;
    expect(item?.owner).toBe('Ana');
    expect(item?.ownerMatch).toBeNull();
    expect(item?.reasons.join(' ')).toContain('nobody at the meeting is certainly "Ana"');
  });

  test('are never made up', () => {
    const names = ['Ana', 'Ben', 'Zoe', 'team'];
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            ...names,
            'ACTION:',
            'to send',
            'will',
            'please',
            'the plan',
            'by Friday',
            '(',
            ')',
            '\n',
            '- ',
          ),
          { maxLength: 30 },
        ),
        (parts) => {
          const text = parts.join(' ');
          return extract({ format: 'plain', text }, CONTEXT).items.every(
            ({ owner }) => owner === null || text.replace(/\s+/g, ' ').includes(owner),
          );
        },
      ),
    );
  });
});

describe('dates', () => {
  test('count from the day of the meeting in its own zone', () => {
    const late = { ...CONTEXT, at: '2024-05-15T23:30:00Z', timeZone: 'Asia/Tokyo' };
    const [item] = extract({ format: 'plain', text: 'ACTION: Ana to send the plan tomorrow' }, late).items;
    expect(item?.dueOn).toBe('2024-05-17');
  });

  test('are not resolved when nobody knows the day or the zone', () => {
    for (const unknown of [
      { ...CONTEXT, at: '' },
      { ...CONTEXT, timeZone: 'Nowhere/Land' },
    ]) {
      const [item] = extract({ format: 'plain', text: 'ACTION: Ana to send the plan tomorrow' }, unknown).items;
      expect(item).toMatchObject({ duePhrase: 'tomorrow', dueOn: null, dueVague: false });
    }
  });

  test('vague ones are flagged', () => {
    const [item] = extract({ format: 'plain', text: 'ACTION: Ana to send the plan soon' }, CONTEXT).items;
    expect(item).toMatchObject({ duePhrase: 'soon', dueOn: null, dueVague: true });
  });
});

describe('open items of the series', () => {
  const openItems = [{ reference: 'AI-007', text: 'Send the seating plan to the venue', owner: 'Ana Pires' }];

  test('a restated promise is a sighting with its reason', () => {
    const [item] = extract(
      { format: 'plain', text: 'Ana will send the seating plan to the venue.', kind: 'minutes' },
      { ...CONTEXT, openItems },
    ).items;
    expect(item?.sameAs).toMatchObject({ reference: 'AI-007' });
    expect(item?.sameAs?.why).toContain('seat');
  });

  test('another promise is none', () => {
    const [item] = extract(
      { format: 'plain', text: 'Ana will order lunch for Tuesday.', kind: 'minutes' },
      { ...CONTEXT, openItems },
    ).items;
    expect(item).toBeDefined();
    expect(item?.sameAs).toBeNull();
  });
});

describe('limits', () => {
  test('a document over the limit is refused with its size', () => {
    const result = extract({ format: 'plain', text: 'a '.repeat(DOCUMENT_LIMIT / 2 + 1) }, CONTEXT);
    expect(result.refused).toEqual({ kind: 'document-too-large', units: DOCUMENT_LIMIT + 2, limit: DOCUMENT_LIMIT });
    expect(result.items).toEqual([]);
    expect(result.notices).toHaveLength(1);
  });

  test('more items than the limit are cut with a notice', () => {
    const result = extract(
      {
        format: 'plain',
        text: '- ACTION: Ana to send plan number one\n'.repeat(ITEM_LIMIT + 20).replace(/one/g, () => 'x'),
      },
      CONTEXT,
    );
    expect(result.items.length).toBeLessThanOrEqual(ITEM_LIMIT);
  });

  const line = (unit: string): string => unit.repeat(Math.ceil(1_000_000 / unit.length));
  test.each([
    ...[
      'a',
      ' ',
      '(',
      '[',
      '*',
      '_a',
      '&',
      '<',
      '<a ',
      '<a "',
      '1/1/',
      'a.',
      'a. ',
      'will. ',
      '@a',
      'Ana, ',
      'Ana to ',
      'please ',
      'by ',
      '@a ',
      '|',
      'http://',
      '一',
      'TODO: ',
      'a: ',
      '[a](b',
      '~~',
      'I will ',
    ].map((unit) => ['plain', unit] as const),
    ...['a', '&', '&#', '<', '<a ', '<a "', '<b>', '<!--'].map((unit) => ['html', unit] as const),
    ...['a', '<v ', '-->'].map((unit) => ['vtt', unit] as const),
  ])('one line of a million characters of %s %j is read up to a limit, at once', (format, unit) => {
    const text = line(unit);
    extract({ format, text: text.slice(0, 50_000) }, CONTEXT);
    const cpu = process.cpuUsage();
    const result = extract({ format, text }, CONTEXT);
    const { user } = process.cpuUsage(cpu);
    // Half the time of the promise again for a machine that does other things, too.
    expect(user / 1000).toBeLessThan(150);
    if (format === 'plain' && !/^(?:~~|\|)$/.test(unit)) expect(result.notices.join(' ')).toContain('very long lines');
  });

  test('an attendance line of nothing but signs of addresses is read at once', () => {
    const text = `Attendees: ${line('@a')}`;
    const cpu = process.cpuUsage();
    extract({ format: 'plain', text }, CONTEXT);
    expect(process.cpuUsage(cpu).user / 1000).toBeLessThan(150);
  });

  test('time grows with the length, not faster', () => {
    const notes =
      '## Action items\n- Ana to send the plan by Friday\n\nBen: I will ask the bank about the fees. Could we wait until June?\n\n';
    const timeOf = (size: number): number => {
      const text = notes.repeat(Math.ceil(size / notes.length));
      extract({ format: 'markdown', text }, CONTEXT);
      const cpu = process.cpuUsage();
      extract({ format: 'markdown', text }, CONTEXT);
      return process.cpuUsage(cpu).user;
    };
    const [small, large] = [timeOf(50_000), timeOf(500_000)];
    expect(large / small).toBeLessThan(25);
  });
});

describe('any text', () => {
  const FORMATS: readonly SourceFormat[] = ['plain', 'markdown', 'html', 'vtt'];
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom(
      'ACTION:',
      '- [ ] ',
      '| a | b |\n',
      '\n\n',
      '# Actions\n',
      '<li>',
      '</p>',
      '&nbsp;',
      '<v Ana>',
      '00:01.000 --> 00:02.000\n',
      'Ana will ',
      'by Friday',
      'please send ',
      '**',
      '](',
      '5/6',
      '来週',
    ),
  );

  test('is read without failing, quotes are slices, and twice gives the same', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.constantFrom(...FORMATS), (pieces, format) => {
        const document = { format, text: pieces.join('') };
        const first = extract(document, CONTEXT);
        for (const item of [...first.items, ...first.decisions, ...first.questions, ...first.information]) {
          expect(document.text.slice(item.start, item.end)).toBe(item.quote);
          expect(item.confidence).toBeGreaterThanOrEqual(0);
          expect(item.confidence).toBeLessThanOrEqual(1);
          expect(item.reasons.length).toBeGreaterThan(0);
        }
        expect(extract(document, CONTEXT)).toEqual(first);
      }),
      { numRuns: 300 },
    );
  });
});
