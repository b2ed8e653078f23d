/** Whether the lists in SharePoint are as they should be, and mending them. */
import { Button, Spinner, Text } from '@fluentui/react-components';
import { problemOf } from '../../api/problem.ts';
import { useListsDoctor } from '../../api/settings.ts';
import { usePageStyles } from '../../ui/items/page-styles.ts';
import { wordsOf } from '../../ui/problem-words.ts';
import { useWords } from '../../words/words.ts';
import { SettingsCard } from './settings-card.tsx';

export function ListsDoctor() {
  const page = usePageStyles();
  const { tab, shell } = useWords();
  const labels = tab.settings;
  const doctor = useListsDoctor();
  const { data, error, isPending } = doctor;
  const problem = error ? wordsOf(problemOf(error), shell) : null;
  const open = data?.remaining ?? [];
  return (
    <SettingsCard title={labels.lists}>
      <Text>{labels.listsText}</Text>
      <div className={page.row}>
        <Button disabledFocusable={isPending} onClick={() => doctor.mutate('check')}>
          {labels.check}
        </Button>
        <Button disabledFocusable={isPending} onClick={() => doctor.mutate('repair')}>
          {labels.repair}
        </Button>
        {isPending && <Spinner size="tiny" label={labels.working} />}
      </div>
      <div role="status">
        {data && !isPending && (
          <>
            <Text block>{data.isHealthy ? labels.healthy : labels.faults(open.length)}</Text>
            {data.repairs.length > 0 && <Text block>{labels.repaired(data.repairs.length)}</Text>}
            <ul>
              {open.map(({ kind, list, column = '' }) => (
                <li key={`${list} ${column} ${kind}`}>{labels.fault(kind, list, column)}</li>
              ))}
            </ul>
          </>
        )}
      </div>
      {problem && (
        <Text role="alert">
          {problem.title} {problem.next}
        </Text>
      )}
    </SettingsCard>
  );
}
