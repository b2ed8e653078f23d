/** English of the Teams tab. */

export const TAB = {
  title: 'Followthrough',
} as const;
