/** The page on which somebody adds the tab to a channel: what it shows first, and its name. */
import { Field, Input, makeStyles, Radio, RadioGroup, Text, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { PageLinks } from '../../ui/page-links.tsx';
import { useWords } from '../../words/words.ts';
import { hashOf, SCREENS, type Screen } from './navigation.ts';
import type { TabConfiguration, TabHost } from './tab-host.ts';

/** Everybody sees the same tab, so what is personal is no choice. What comes first is suggested. */
const CHOICES = [
  'meeting',
  'register',
  'board',
  'timeline',
  'sessions',
  'dashboard',
] as const satisfies readonly Screen[];

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    paddingBlock: tokens.spacingVerticalXL,
    paddingInline: tokens.spacingHorizontalXXL,
    maxInlineSize: '480px',
  },
});

export interface ConfigPageProps {
  readonly host: Pick<TabHost, 'ready' | 'place'>;
  readonly configuration: TabConfiguration;
}

export function ConfigPage({ host, configuration }: ConfigPageProps) {
  const styles = useStyles();
  const { config, screens, title } = useWords().tab;
  // Chats are those of meetings, as far as Teams offers us there.
  const choices = host.place.chatId === null ? CHOICES.filter((screen) => screen !== 'meeting') : CHOICES;
  const [first, setFirst] = useState<Screen>(choices[0] ?? 'register');
  const [name, setName] = useState<string>(title);
  const chosen = useRef({ first, name });
  chosen.current = { first, name };
  useEffect(() => host.ready(), [host]);
  useEffect(() => {
    configuration.onSave(() => ({
      displayName: chosen.current.name.trim() || title,
      path: `/site/tab.html${hashOf({ screen: chosen.current.first, item: null, session: null })}`,
    }));
    configuration.setValid(true);
  }, [configuration, title]);
  return (
    <main className={styles.root}>
      <Text as="h1" size={500} weight="semibold" block>
        {config.title}
      </Text>
      <Text block>{config.text}</Text>
      <Field label={config.first}>
        <RadioGroup
          value={first}
          onChange={(_event, { value }) => setFirst(SCREENS.find((one) => one === value) ?? 'register')}
        >
          {choices.map((screen) => (
            <Radio key={screen} value={screen} label={screens[screen]} />
          ))}
        </RadioGroup>
      </Field>
      <Field label={config.name}>
        <Input value={name} maxLength={60} onChange={(_event, { value }) => setName(value)} />
      </Field>
      <PageLinks />
    </main>
  );
}
