import { describe, expect, test } from 'vitest';
import { extract } from '../../../../shared/extraction/extract.ts';
import type { ExtractionContext, SourceDocument } from '../../../../shared/extraction/extraction.ts';
import type { ModelItem } from '../../../../shared/extraction/second-reader/model-item.ts';
import { openSecondReader } from '../../../../shared/extraction/second-reader/second-reading.ts';

const CONTEXT: ExtractionContext = {
  at: '2026-03-02T09:00:00.000Z',
  timeZone: 'Europe/Berlin',
  locale: 'en-GB',
  attendees: [{ name: 'Ana Silva' }, { name: 'Ben Okoye', mail: 'ben@contoso.example' }],
};
const NOTES = `Minutes of Monday
- [ ] Ben Okoye: send the budget by 9 March 2026

The roof was looked at. Ana sees to the gutters on her way, say by Friday.
The lease came up, and it will not be signed by us in May.
`;
const notes: SourceDocument = { format: 'plain', text: NOTES };
const claim = (quote: string, more: Partial<ModelItem> = {}): ModelItem => ({
  quote,
  owner: null,
  duePhrase: null,
  kind: 'commitment',
  ...more,
});
const judge = (claims: readonly ModelItem[], document = notes, context = CONTEXT) =>
  openSecondReader(document, context).judge(extract(document, context), claims);
const added = (claims: readonly ModelItem[], document = notes, context = CONTEXT) => {
  const { found } = judge(claims, document, context);
  const rules = extract(document, context);
  const before = [rules.items, rules.decisions, rules.information, rules.questions].flat().map(({ start }) => start);
  const after = [found.items, found.decisions, found.information, found.questions].flat();
  return after.filter(({ start, rule }) => rule === 'language-model' || !before.includes(start));
};
const GUTTERS = 'Ana sees to the gutters on her way, say by Friday.';

describe('a claim that stands in the text', () => {
  test('becomes a modest candidate with its place, its reason and the date our own rules read', () => {
    const [item] = added([claim(GUTTERS, { owner: 'Ana', duePhrase: 'by Friday' })]);
    expect(item).toMatchObject({
      quote: GUTTERS,
      start: NOTES.indexOf(GUTTERS),
      owner: 'Ana',
      ownerMatch: { person: { name: 'Ana Silva' } },
      dueOn: '2026-03-06',
      rule: 'language-model',
      confidence: 0.55,
    });
    expect(item?.reasons).toContain('found by the language model, not by the rules');
    expect(NOTES.slice(item?.start, item?.end)).toBe(item?.quote);
  });

  test('is shown with its whole sentence, so that no "not" is left out', () => {
    expect(added([claim('be signed by us in May')])[0]?.quote).toBe(
      'The lease came up, and it will not be signed by us in May.',
    );
  });

  test('about words the rules took confirms them, once, and changes nothing else', () => {
    const same = claim('send the budget', { owner: 'Ben Okoye' });
    const { found, agreed, added: count, dropped } = judge([same, same]);
    expect({ agreed, count, dropped }).toEqual({ agreed: 1, count: 0, dropped: 0 });
    const [before] = extract(notes, CONTEXT).items;
    expect(found.items).toEqual([{ ...before, reasons: [...(before?.reasons ?? []), 'the language model agrees'] }]);
  });

  test('twice is one candidate and a dropped claim', () => {
    const one = claim(GUTTERS, { owner: 'Ana' });
    expect(judge([one, one])).toMatchObject({ added: 1, dropped: 1 });
  });

  test('takes its place in reading order', () => {
    const text = `${GUTTERS}\n\n- [ ] Ben Okoye: send the budget by 9 March 2026\n`;
    const { found } = judge([claim(GUTTERS, { owner: 'Ana' })], { format: 'plain', text });
    expect(found.items.map(({ rule }) => rule)[0]).toBe('language-model');
  });

  test('goes to the list of its kind, and a proposal to none', () => {
    const text = 'Somebody wondered where the old kettle stands these days.\nPerhaps a second kettle could be bought.';
    const { found, dropped } = judge(
      [
        claim('wondered where the old kettle stands', { kind: 'open-question' }),
        claim('a second kettle', { kind: 'proposal' }),
      ],
      { format: 'plain', text },
    );
    expect([found.questions.length, dropped]).toEqual([1, 1]);
  });

  test('in HTML points into the mark-up it came from', () => {
    const text = '<p>Roof.</p><p>Ana <b>sees to</b> the gutters &amp; drains soon.</p>';
    const [item] = added([claim('sees to the gutters & drains')], { format: 'html', text });
    expect(item?.quote).toBe('Ana <b>sees to</b> the gutters &amp; drains soon.');
  });
});

describe('a claim is dropped', () => {
  test.each<[string, ModelItem]>([
    ['when nobody wrote its quote', claim('Ana transfers the money')],
    ['when its quote is nearly right', claim('Ana sees to the Gutters on her way')],
    ['when its quote is a scrap', claim('the')],
    ['when its quote is only digits and signs', claim('2026 --- 03')],
    ['when its quote is a whole passage', claim(NOTES)],
    ['when its owner stands nowhere', claim(GUTTERS, { owner: 'Mallory Vane' })],
    ['when its owner is an address nobody wrote', claim(GUTTERS, { owner: 'mallory@evil.example' })],
    ['when its owner is no name', claim(GUTTERS, { owner: 'gutters' })],
    ['when its owner is part of a word', claim(GUTTERS, { owner: 'An' })],
    ['when its sentence names somebody else', claim(GUTTERS, { owner: 'Ben Okoye' })],
    ['when its date stands nowhere', claim(GUTTERS, { owner: 'Ana', duePhrase: 'by 24 December' })],
    ['when its date is a resolved one', claim(GUTTERS, { owner: 'Ana', duePhrase: '2026-03-06' })],
  ])('%s', (_why, one) => {
    expect(judge([one])).toMatchObject({ added: 0, agreed: 0, dropped: 1 });
    expect(judge([one]).found).toEqual(extract(notes, CONTEXT));
  });

  test('when it is one too many', () => {
    expect(judge(Array.from({ length: 130 }, () => claim('nobody wrote this'))).dropped).toBe(130);
  });
});

describe('owner and date', () => {
  test('somebody of the meeting whom the sentence does not name stays a question', () => {
    const text = 'It was settled that the gutters are seen to.';
    const [item] = added([claim(text, { owner: 'Ben Okoye' })], { format: 'plain', text });
    expect(item).toMatchObject({ owner: 'Ben Okoye', ownerMatch: null });
    expect(item?.reasons).toContain('the sentence does not name "Ben Okoye"');
  });

  test('in a transcript what a speaker says is nobody else’s', () => {
    const text = 'WEBVTT\n\n00:00.000 --> 00:04.000\n<v Ana Silva>The gutters are on my list, as ever.</v>\n';
    const vtt: SourceDocument = { format: 'vtt', text };
    const quote = 'The gutters are on my list';
    expect(added([claim(quote, { owner: 'Ana Silva' })], vtt)[0]).toMatchObject({ owner: 'Ana Silva' });
    expect(judge([claim(quote, { owner: 'Ben Okoye' })], vtt)).toMatchObject({ dropped: 1 });
  });

  test.each(['I', 'we', 'unknown', ''])('"%s" is nobody', (owner) => {
    const text = 'It was settled that the gutters are seen to.';
    expect(added([claim(text, { owner })], { format: 'plain', text })[0]?.owner).toBeNull();
  });

  test('a day that is over is no deadline, and none is read where no day is known', () => {
    const text = 'Gutters: Ana, 27 February.';
    const one = claim(text, { owner: 'Ana', duePhrase: '27 February 2026' });
    expect(judge([one], { format: 'plain', text }).dropped).toBe(1);
    const dated = claim(text, { owner: 'Ana', duePhrase: '27 February' });
    for (const context of [CONTEXT, { ...CONTEXT, at: '' }]) {
      const { found } = judge([dated], { format: 'plain', text }, context);
      for (const { dueOn } of found.items) expect(dueOn === null || dueOn >= '2026-03-02').toBe(true);
      if (context.at === '') expect(found.items.every(({ dueOn }) => dueOn === null)).toBe(true);
    }
  });
});

describe('what is sent', () => {
  test('is text without mark-up, and of a mail without the quoted one below', () => {
    const html = '<div>Hello Ben,<br>I see to it. Please keep this one to yourself until then.</div>';
    expect(openSecondReader({ format: 'html', text: html }, CONTEXT).text).not.toMatch(/[<>]/);
    const mail = `Hello Ben,\nI will see to the gutters tomorrow.\n\nFrom: Ben Okoye\nSent: Monday\nTo: Ana\nSubject: x\n\nThe secret of last year.\n`;
    expect(openSecondReader({ format: 'plain', text: mail, kind: 'email' }, CONTEXT).text).not.toContain('secret');
  });

  test('is cut at a line end when it is too long, and says so', () => {
    const line = `${'word '.repeat(19)}word.\n`;
    const { text, isCut } = openSecondReader({ format: 'plain', text: line.repeat(1_000) }, CONTEXT);
    expect(isCut).toBe(true);
    expect(text.length).toBeLessThanOrEqual(60_000);
    expect(text.endsWith('word.')).toBe(true);
    expect(openSecondReader(notes, CONTEXT).isCut).toBe(false);
  });

  test('is nothing when the document says nothing', () => {
    expect(openSecondReader({ format: 'plain', text: '  \n ' }, CONTEXT).text).toBe('');
  });
});
