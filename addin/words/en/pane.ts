/** English of the Outlook pane. */

export const PANE = {
  title: 'Action items',
} as const;
