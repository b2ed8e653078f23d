/** Where an item comes from: the sentence as it was said, and the way to the document. */
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { OpenRegular } from '@fluentui/react-icons/svg/open';
import type { ActionView } from '../../../shared/contract/action-items.ts';
import { useShell } from '../../host/shell.ts';
import { usePageStyles } from '../../ui/items/page-styles.ts';
import { useWords } from '../../words/words.ts';
import { Section } from './section.tsx';

const useStyles = makeStyles({
  quote: {
    marginBlock: 0,
    marginInline: 0,
    paddingInlineStart: tokens.spacingHorizontalM,
    borderInlineStartWidth: tokens.strokeWidthThicker,
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: tokens.colorBrandStroke2,
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-line',
  },
});

export function Source({ item }: { readonly item: ActionView }) {
  const styles = useStyles();
  const page = usePageStyles();
  const { tab, shell } = useWords();
  const { host } = useShell();
  const hasLink = item.sourceLink.startsWith('https://');
  if (item.sourceQuote === '' && !hasLink && item.sightings < 2) return null;
  return (
    <Section title={tab.item.source}>
      {item.sourceQuote !== '' && <blockquote className={styles.quote}>{item.sourceQuote}</blockquote>}
      {item.sightings > 1 && <Text className={page.quiet}>{tab.item.sightings(item.sightings)}</Text>}
      {hasLink && (
        <div>
          <Button
            size="small"
            icon={<OpenRegular />}
            iconPosition="after"
            onClick={() => host.openLink(item.sourceLink)}
          >
            {tab.item.sourceLink}
            <span className={page.hidden}> ({shell.opensNewWindow})</span>
          </Button>
        </div>
      )}
    </Section>
  );
}
