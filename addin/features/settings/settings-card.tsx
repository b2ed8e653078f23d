/** A part of the settings under its heading. */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';
import { usePageStyles } from '../../ui/items/page-styles.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    paddingBlock: tokens.spacingVerticalL,
    paddingInline: tokens.spacingHorizontalL,
  },
});

export function SettingsCard({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const styles = useStyles();
  const page = usePageStyles();
  const id = useId();
  return (
    <section className={mergeClasses(page.card, styles.root)} aria-labelledby={id}>
      <h2 id={id} className={page.heading}>
        {title}
      </h2>
      {children}
    </section>
  );
}
