/** Which items of the register the open text names. */
import { useMemo } from 'react';
import type { ActionView } from '../../../shared/contract/action-items.ts';
import type { SourceDocument } from '../../../shared/extraction/extraction.ts';
import { namedReferences } from '../../../shared/extraction/refiners/named-item.ts';
import { useNamedActions } from '../../api/action-items.ts';
import { useSignIn } from '../../host/shell.ts';

/** What a text names of the register, as far as that is known. */
export interface Named {
  /** As the text writes them, known or not. */
  readonly references: readonly string[];
  /** Those that the register has; empty while nobody has looked. */
  readonly items: readonly ActionView[];
  /** Their references; null while nobody has looked. */
  readonly known: ReadonlySet<string> | null;
}

const NOBODY_LOOKED: readonly ActionView[] = [];

/** The items that a document names; the register is asked once somebody is signed in. */
export function useNamed(document: SourceDocument | null): Named {
  const { status } = useSignIn();
  const references = useMemo(() => (document ? namedReferences(document.text) : []), [document]);
  const { data } = useNamedActions(references, { enabled: status === 'signed-in' });
  const items = data?.items ?? NOBODY_LOOKED;
  const known = useMemo(() => data && new Set(data.items.map(({ reference }) => reference)), [data]);
  return { references, items, known: known ?? null };
}
