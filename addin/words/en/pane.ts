/** English of the Outlook pane. */

export const PANE = {
  title: 'Action items',
  tabs: 'Parts of the pane',
  found: 'Found',
  open: 'Open items',
  openCount: (count: string) => `Open items (${count})`,
  insert: 'Insert',
  noItem: {
    title: 'Open a meeting or a message',
    text: 'Its action items are shown here. You can also paste notes or upload a file.',
    action: 'Paste or upload notes',
  },
  unreadable: { title: 'Outlook did not give us this item.', text: 'Open it again, or paste its text.' },
  people: (count: number) => (count === 1 ? '1 person' : `${count} people`),
  welcome: {
    title: 'What was agreed, done',
    text: 'Action items are found on your computer. Save the right ones: owners are told, and a summary goes out within 24 hours.',
    skip: 'Skip',
    open: 'What is this?',
  },
  known: {
    title: 'Already in the register',
    signIn: (references: string) => `The text names ${references}. Sign in to see how they stand.`,
  },
  series: {
    title: 'Open from this series',
    none: {
      title: 'Nothing open from earlier',
      text: 'Items you save here appear again at the next meeting of the series.',
    },
    noSeries: {
      title: 'No earlier meetings known',
      text: 'Once items of this meeting or its series are saved, they are shown here.',
    },
    signIn: {
      title: 'Sign in to see open items',
      text: 'Open items of this meeting and its series come from the register.',
    },
    barrier: 'What stands in the way?',
    tell: 'Report',
    count: (count: number) => (count === 1 ? '1 open item' : `${count} open items`),
    teams: 'Teams',
    openInTeams: (reference: string) => `Open ${reference} in Teams`,
  },
  agenda: {
    title: 'Write into the invitation',
    text: 'The agenda with the open items of this series is written where the cursor is.',
    action: 'Insert agenda and open items',
    preview: 'Preview',
    done: 'Written into the invitation.',
    failed: 'Outlook did not take the text. Click into the body and try again.',
    noItems: 'There are no open items; the agenda has the title only.',
  },
} as const;
