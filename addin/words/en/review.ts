/** English of the review of candidates, in the pane and in the tab. */

const WEEKDAY = '(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?';
const MONTH =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const DATE_WORDS = new RegExp(`^(?:(?:on|the|of|\\d+(?:st|nd|rd|th)?|${WEEKDAY}|${MONTH})\\b[ ,./-]*)+$`, 'i');
/** "in 4 weeks" and "Thursday at 10" have a number, and say something else than the date. */
const isDate = (phrase: string): boolean => /\d/.test(phrase) && DATE_WORDS.test(phrase);
const items = (count: number): string => (count === 1 ? '1 action item' : `${count} action items`);

export const REVIEW = {
  summary: (found: number, accepted: number) => `${found} found, ${accepted} accepted`,
  allSaved: (saved: number) => `${saved} saved`,
  acceptSure: (count: number) => (count === 1 ? 'Accept the certain one' : `Accept ${count} certain ones`),
  acceptSureWhy: (percent: string) => `Accepts every item that is ${percent} certain or more`,
  list: 'Action items found in the text',
  nothing: {
    title: 'No action items in this text',
    text: 'Add one by hand above, or paste the notes of the meeting.',
    action: 'Paste or upload notes',
  },
  nothingNew: 'Nothing new: what this text names is in the register already.',
  failed: { title: 'The text could not be read.', text: 'Try again, or add action items by hand.' },
  accept: 'Accept',
  accepted: 'Accepted',
  edit: 'Edit',
  discard: 'Discard',
  restore: 'Take back',
  discarded: (text: string) => `Discarded: ${text}`,
  merged: (text: string) => `Merged: ${text}`,
  saved: (reference: string) => `Saved as ${reference}`,
  sighted: (reference: string) => `Counted on ${reference}`,
  restates: (reference: string) => `Restates ${reference}, which is still open`,
  notTheSame: 'Not the same',
  ownerOf: (name: string) => `Owner: ${name}. Change`,
  addOwner: 'Add owner',
  uncertain: (name: string) => `${name}?`,
  uncertainWhy: 'Nobody at the meeting certainly has this name.',
  /** Kept in the notes of an item whose owner may be nobody the directory knows. */
  ownerAsWritten: (name: string) => `Owner as written: ${name}`,
  dueLabel: (date: string) => `Due ${date}. Change`,
  addDate: 'Add date',
  vague: (phrase: string) => `“${phrase}” is no date`,
  certainty: (percent: string) => `${percent} certain`,
  byHand: 'Added by hand',
  why: 'Why?',
  rule: (name: string) => `Rule “${name}”`,
  sameBecause: (reference: string, why: string) => `Same as ${reference}: ${why}`,
  kind: {
    commitment: 'Commitment',
    request: 'Request',
    proposal: 'Proposal',
    decision: 'Decision',
    information: 'Information',
    'open-question': 'Open question',
  },
  announce: {
    accepted: 'Accepted.',
    discarded: 'Discarded.',
    restored: 'Taken back.',
    edited: 'Changed.',
    merged: 'Merged into one.',
    split: 'Split in two.',
    added: 'Added and accepted.',
    undone: 'Undone.',
  },
  secondReader: {
    action: 'Read again with the language model',
    where: (host: string) => `Sends this text and the names of the people to ${host}.`,
    reading: 'The language model is reading …',
    done: (added: number, dropped: number) =>
      `${added === 0 ? 'Nothing more' : `${added} more`} found${dropped > 0 ? `, ${dropped} dropped` : ''}.`,
    cut: 'The text was too long: only its beginning was read again.',
  },
  add: {
    label: 'Add in one line',
    hint: 'Add: Ana pays by Friday',
    action: 'Add',
    sign: '+',
  },
  editor: {
    title: 'Edit action item',
    text: 'Task',
    owner: 'Owner',
    ownerHint: 'Name or address',
    searching: 'Looking in the directory …',
    nobody: 'Nobody of that name. The item is saved without an owner; its notes keep the name.',
    noSearch: 'The directory can be searched after signing in.',
    attendee: 'At the meeting',
    due: 'Due',
    dueHint: 'friday, in two weeks, 12 May',
    dueRead: (date: string) => `Means ${date}`,
    dueVague: 'No calendar can hold this time. Name a day.',
    dueUnread: 'Not understood. Try “friday” or “12 May”.',
    noDate: 'No date',
    priority: 'Priority',
    split: 'Split at the cursor',
    splitHint: 'Two tasks in one? Put the cursor where the second begins.',
    done: 'Done',
  },
  merge: {
    label: 'Same as another item?',
    none: 'Choose the other item',
    alike: (text: string, percent: string) => `${text} (${percent} alike)`,
    shared: (words: string) => `Both say: ${words}.`,
    nothingShared: 'They share no words. Merge them only if they are one task.',
    becomes: (text: string) => `Becomes: ${text}`,
    action: 'Merge into one',
  },
  source: {
    title: 'Where it says so',
    show: 'Show the text',
    hide: 'Hide the text',
    whole: 'Whole text',
    none: 'Choose an item to see its sentence.',
    byHand: 'This item was added by hand.',
  },
  gate: {
    title: 'Before people leave',
    text: (count: number) =>
      count === 1 ? 'One accepted item is not complete.' : `${count} accepted items are not complete.`,
    gaps: {
      'owner-missing': 'no owner',
      'owner-unknown': 'owner not certain',
      'due-missing': 'no date',
      'due-vague': 'no real date',
    },
    complete: 'Complete them',
    saveAnyway: 'Save anyway',
  },
  save: {
    action: (count: number) => (count === 0 ? 'Save' : `Save ${items(count)}`),
    signInAndSave: 'Sign in and save',
    nothing: 'Accept what was agreed, then save it.',
    progress: (saved: number, all: number) => `Saving ${saved} of ${all} …`,
    looking: 'Looking the meeting up …',
    done: (count: number) =>
      count === 1 ? 'Saved. 1 item is in the register.' : `Saved. ${count} items are in the register.`,
    partly: (failed: number) =>
      failed === 1 ? '1 item was not saved. It is kept here.' : `${failed} items were not saved. They are kept here.`,
    undo: 'Undo saving',
    undone: 'Taken out of the register again.',
    undoReason: 'Captured by mistake; taken back right after saving.',
    alreadyThere: (count: number) => (count === 1 ? '1 was there already.' : `${count} were there already.`),
  },
  /** The phrase is said where it is no date itself. */
  followUp: (phrase: string, date: string) =>
    isDate(phrase) ? `Next session: ${date}` : `Next session: ${date} (“${phrase}”)`,
  /** A meeting that nobody gave a title. */
  untitled: (day: string) => `Meeting of ${day}`,
  also: {
    title: (decisions: number, questions: number, heldBack: number) =>
      [
        ...(decisions > 0 ? [decisions === 1 ? '1 decision' : `${decisions} decisions`] : []),
        ...(questions > 0 ? [questions === 1 ? '1 open question' : `${questions} open questions`] : []),
        ...(heldBack > 0 ? [heldBack === 1 ? '1 line on a known item' : `${heldBack} lines on known items`] : []),
      ].join(', '),
    decisions: 'Decisions, kept with the session',
    questions: 'Open questions',
    heldBack: 'On items of the register, not offered again',
  },
  input: {
    title: 'Paste or upload notes',
    paste: 'Notes of the meeting',
    pasteHint: 'Minutes, a transcript, or a mail. The text stays on this computer until you save.',
    read: 'Find action items',
    upload: 'Choose a file',
    types: '.txt, .md, .html, .docx, .vtt, .eml, .msg or .ics, up to 10 MB. Files are read by the server and not kept.',
    uploading: (percent: string) => `Sending ${percent} …`,
    tooLarge: 'Files may have 10 MB. Choose a smaller one, or paste the part that matters.',
    back: 'Back to the open item',
  },
} as const;
