/** Addresses of records for people, for mails and invitations. */

export interface Links {
  /** Opens the record in the tab. @param reference `AI-001` or `S-001`; null: the reader's own actions. */
  to(reference: string | null): string;
}
