/** English of the review of candidates, in the pane and in the tab. */

export const REVIEW = {
  title: 'Review',
} as const;
