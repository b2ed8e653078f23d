/** Refs to Fluent components under this compiler's settings. */
import type { Ref } from 'react';

/**
 * The ref as Fluent's components take it. Their types read it from an optional property, which gives `never` under
 * `exactOptionalPropertyTypes`; at run time it is an ordinary ref.
 */
export const fluentRef = <Element>(ref: Ref<Element>): Ref<never> => ref as Ref<never>;
