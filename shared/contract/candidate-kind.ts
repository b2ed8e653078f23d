/** The kinds a candidate can have, as the wire names them. */
import { Type } from 'typebox';
import type { CandidateKind } from '../extraction/extraction.ts';

const KINDS = ['commitment', 'request', 'proposal', 'decision', 'information', 'open-question'] as const;

/** One of {@link CandidateKind}; the compiler compares the two. */
export const CandidateKindName = Type.Enum(KINDS satisfies readonly CandidateKind[]);
