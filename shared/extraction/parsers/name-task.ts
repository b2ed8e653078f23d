/**
 * "Carla: book the venue": in minutes a known person, a colon and a verb in its task form hand the task to that person,
 * also outside lists of actions. What people said ("Carla: we saw 10 % growth") has another form, and talk is left alone.
 */
import { hasRole } from '../clauses.ts';
import { readPeople } from '../people.ts';
import { type Proposal, propose } from '../proposal.ts';
import type { Placed } from '../structure.ts';
import { isTaskForm } from '../task-form.ts';
import type { Phrase, View } from '../view.ts';
import { phraseLength } from '../words/vocabulary.ts';
import { speakableLines } from './speakable.ts';

interface Handed {
  readonly placed: Placed;
  readonly sentence: Phrase;
  readonly owner: string;
  readonly isTask: boolean;
  readonly colon: boolean;
}

/** A line that begins with "Name:"; null for all others. */
function handed(view: View, placed: Placed): Handed | null {
  const sentence = view.sentencesOf(placed.line)[0];
  if (sentence === undefined) return null;
  const { tokens } = sentence;
  const span = readPeople(tokens, 0, view.roster, view.index);
  if (span === null || !span.known || !/^[:：–—-]$/.test(tokens[span.to]?.text ?? '')) return null;
  const vouched = tokens
    .slice(0, span.to)
    .some(({ text, lower }) => view.roster.listed.has(lower.replace(/^@/, '')) || view.roster.initials.has(text));
  if (!vouched && phraseLength(view.index, tokens, 0, 'collective') === 0) return null;
  const owner = placed.line.text.slice(tokens[0]?.start ?? 0, tokens[span.to - 1]?.end ?? 0);
  // "Ana-Maria …" is one name; a dash that parts has space on both sides.
  const dash = tokens[span.to];
  if (dash !== undefined && !/^[:：]$/.test(dash.text) && dash.start === tokens[span.to - 1]?.end) return null;
  const open = sentence.ending !== '?' && !hasRole(sentence, 'hedge') && !hasRole(sentence, 'courtesy');
  return {
    placed,
    sentence,
    owner,
    isTask: open && isTaskForm(sentence.tokens, span.to + 1, view.language),
    colon: /^[:：]$/.test(dash?.text ?? ''),
  };
}

/** Six turns or more that are no tasks, and more of them than tasks: the notes are a record of talk. */
const isTalk = (lines: readonly Handed[]): boolean => {
  const said = lines.filter(({ isTask }) => !isTask).length;
  return said >= 6 && said > lines.length / 2;
};

/** See the module's first line. */
export function nameTasks(view: View): readonly Proposal[] {
  if (view.kind !== 'minutes' && view.kind !== 'notes') return [];
  const lines: Handed[] = [];
  for (const { placed } of speakableLines(view)) {
    const { section, line } = placed;
    if (placed.label !== null || section === 'past-actions' || section === 'agenda' || line.speaker !== null) continue;
    const found = handed(view, placed);
    // A name before a dash that is no task heads a report, or is a list of people.
    if (found !== null && (found.isTask || found.colon)) lines.push(found);
  }
  if (isTalk(lines)) return [];
  return lines
    .filter(({ isTask }) => isTask)
    .map(({ placed, sentence, owner }) =>
      propose(placed.index, sentence.start, sentence.end, {
        kind: 'commitment',
        confidence: 0.68,
        rule: 'name-task',
        reasons: [`a known person, a colon and a task`],
        owner,
      }),
    );
}
