/** English of the shell: states every screen has, signing in, problems on the way, words for the record's own values. */

export const SHELL = {
  product: 'Followthrough',
  demo: 'Demo',
  loading: 'Loading …',
  retry: 'Try again',
  close: 'Close',
  cancel: 'Cancel',
  save: 'Save',
  undo: 'Undo',
  more: 'More',
  search: 'Search',
  none: 'None',
  opensNewWindow: 'opens in a new window',
  supportId: (id: string) => `For support: ${id}`,
  signIn: {
    action: 'Sign in',
    again: 'Sign in again',
    out: 'Sign out',
    skip: 'Not now',
    title: 'Sign in to save and see the register',
    text: 'Your Microsoft 365 account is used. Nothing is sent before you save.',
    failed: {
      'interaction-needed': 'Microsoft 365 wants to see you first. Choose “Sign in”.',
      cancelled: 'The sign-in was closed before it was finished. Nothing was lost.',
      'popup-blocked': 'The browser blocked the sign-in window. Allow pop-ups for this site and try again.',
      offline: 'There is no connection. Try again when you are online.',
      unavailable: 'Signing in does not work at the moment. Try again in a minute.',
    },
  },
  /** Pages that need no sign-in. */
  pages: { label: 'About Followthrough', help: 'Help', privacy: 'Privacy', terms: 'Terms of use' },
  /** Faults on the way, and those of the server whose own words are for programs. Other problems come with words. */
  problems: {
    offline: {
      title: 'You are offline.',
      next: 'What you typed is kept. It works again as soon as you are connected.',
    },
    unreachable: {
      title: 'The server cannot be reached.',
      next: 'Your connection works, so try again in a minute. What you typed is kept.',
    },
    'timed-out': { title: 'The server did not answer in time.', next: 'Try again; nothing is done twice.' },
    'needs-sign-in': { title: 'You are not signed in.', next: 'Sign in to go on; what you typed is kept.' },
    'sign-in-failed': { title: 'Signing in does not work here.', next: 'Try again, or ask your administrator.' },
    'unreadable-answer': { title: 'Something went wrong on this page.', next: 'Try again; what you typed is kept.' },
    'rate-limited': { title: 'You were faster than the server.', next: 'Take a short break, then try again.' },
    'tenant-busy': {
      title: 'Microsoft 365 asks us to slow down.',
      next: 'This happens when much is done at once. What you typed is kept.',
    },
    overloaded: { title: 'The server is busy.', next: 'Try again in a minute. What you typed is kept.' },
    internal: {
      title: 'Something went wrong on our side.',
      next: 'Try again. If it stays, give the id below to your administrator.',
    },
    'outcome-unknown': {
      title: 'Microsoft 365 did not say whether this was done.',
      next: 'Try again: nothing is done twice.',
    },
    other: { title: 'That did not work.', next: 'Try again in a minute.' },
  },
  throttled: {
    text: (seconds: number) => (seconds === 1 ? 'It goes on in 1 second.' : `It goes on in ${seconds} seconds.`),
  },
  offlineBar: 'You are offline. What you see may be old; what you type is kept.',
  crashed: { title: 'This part of the page stopped working.', text: 'The rest still works. What you typed is kept.' },
  status: { 'In Progress': 'In progress', Completed: 'Completed', Overdue: 'Overdue', Closed: 'Closed' },
  stage: {
    Open: 'Open',
    'In Progress': 'In progress',
    Blocked: 'Blocked',
    Completed: 'Completed',
    Closed: 'Closed',
    Cancelled: 'Cancelled',
  },
  priority: { Low: 'Low', Normal: 'Normal', High: 'High', Critical: 'Critical' },
  priorityOf: (priority: string) => `${priority} priority`,
  noOwner: 'No owner',
  noDate: 'No date',
  dueOn: (date: string) => `Due ${date}`,
  daysLate: (days: number) => (days === 1 ? '1 day late' : `${days} days late`),
} as const;
