/** A language model that answers one question about one text. It has no tools, no memory and no say. */

export interface ModelQuestion {
  /** Ours, the same for every text. */
  readonly instructions: string;
  /** Material of strangers, fenced by the one who asks. */
  readonly material: string;
  /** JSON schema of the answer, and its name in letters and underscores. */
  readonly schema: object;
  readonly schemaName: string;
}

export interface LanguageModel {
  /** Whom the text goes to, for people to read: a host with its port. */
  readonly host: string;
  /**
   * The JSON value the model answered, unchecked: outside data like any other. Nothing is kept on our side; asking again
   * is safe and may be answered differently. One try, and one more where the service asks for a short wait.
   * Rejects `throttled` (`retryAfterSeconds` where it is known), `denied` when the key is refused, `invalid` when the
   * answer is no JSON or the service refused the question, `unavailable` when it is down, slow, sends us elsewhere,
   * answers without end, or stands at an address that is not public. Rejects with nothing else.
   */
  ask(question: ModelQuestion): Promise<unknown>;
}
