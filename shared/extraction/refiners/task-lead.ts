/**
 * How English sentences lead into a task: "I will", "Ana, could you please", "Could Ana". The verb after such a lead is
 * the task itself, whatever verb it is, so that the lead can go once the owner stands in a field of its own.
 */

const PROMISE =
  "(?:will|'ll|’ll|shall|should|must|can|is to|are to|am going to|'m going to|’m going to|is going to|are going to|" +
  'need to|needs to|has to|have to|agreed to|offered to|promised to|volunteered to|has agreed to|took an action to|to)';
const ASKING = '(?:could|can|would|will)';
const MANNERS = '(?:(?:also|then|just|now|please|kindly) )*';

/** A lead ends before a verb; these are none, or say that the sentence is no task in its plain form. */
const VERB = '(?!(?:not|be|been|have|never|no|to|the|a|an|only|probably|perhaps|maybe|mind|need)\\b)(?=\\p{Ll}{2,})';

const FIRST_PERSON = new RegExp(`^(?:I|we)(?: |(?=['’]))${PROMISE} ${MANNERS}${VERB}`, 'iu');
const PLAIN_ASKING = new RegExp(`^(?:${ASKING} (?:you|we|I) ${MANNERS}|please (?:also )?)${VERB}`, 'iu');
const AFTER_OWNER = new RegExp(
  `^(?: ${PROMISE} ${MANNERS}|, ${ASKING} you ${MANNERS}|, please (?:also )?)${VERB}`,
  'iu',
);
const ASKING_OWNER = new RegExp(`^${ASKING} `, 'iu');
const AFTER_ASKED = new RegExp(`^ ${MANNERS}${VERB}`, 'iu');

const cut = (text: string, lead: RegExp): string | null => {
  const found = lead.exec(text);
  return found === null ? null : text.slice(found[0].length);
};

/** What follows the owner's name, at the beginning of the text; null when the text begins otherwise. */
const afterName = (text: string, owner: string | null): string | null =>
  owner !== null && text.startsWith(owner) ? text.slice(owner.length) : null;

/**
 * The sentence from its task verb on; the sentence itself when it has no such lead.
 *
 * @param owner as written, or null; first-person leads stay while nobody knows who speaks.
 * @example withoutSentenceLead('Ana, could you please book the hall?', 'Ana') // 'book the hall?'
 */
export function withoutSentenceLead(text: string, owner: string | null): string {
  const named = afterName(text, owner);
  if (named !== null) return cut(named, AFTER_OWNER) ?? text;
  const asked = cut(text, ASKING_OWNER);
  const after = asked === null ? null : afterName(asked, owner);
  if (after !== null) return cut(after, AFTER_ASKED) ?? text;
  return cut(text, PLAIN_ASKING) ?? (owner === null ? text : (cut(text, FIRST_PERSON) ?? text));
}
