/** One step of the schema. Forward only: once released, a migration is never edited. */

/**
 * `name` orders and identifies it. A migration must leave the previous release able to run: servers are replaced one by
 * one, and rolled back without rolling back the schema. So add first, drop a release later.
 */
export interface Migration {
  readonly name: string;
  readonly statements: readonly string[];
}
