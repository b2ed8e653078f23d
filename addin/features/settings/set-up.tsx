/** A register that does not stand yet: an administrator makes its lists with one button, others hand over a link. */
import { useState } from 'react';
import { useListsDoctor } from '../../api/settings.ts';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { StateMessage } from '../../ui/state-message.tsx';
import { useWords } from '../../words/words.ts';

export function SetUp({ isAdmin }: { readonly isAdmin: boolean }) {
  const { setUp } = useWords().tab;
  const doctor = useListsDoctor();
  const [isCopied, setCopied] = useState(false);
  if (doctor.error) return <ProblemMessage error={doctor.error} onRetry={() => doctor.mutate('repair')} />;
  if (!isAdmin) {
    const link = `${location.origin}/site/tab.html#/settings`;
    return (
      <StateMessage
        kind="no-permission"
        title={setUp.title}
        text={setUp.others}
        note={link}
        action={{
          label: isCopied ? setUp.copied : setUp.copy,
          onClick: () =>
            void navigator.clipboard.writeText(link).then(
              () => setCopied(true),
              () => undefined,
            ),
        }}
      />
    );
  }
  return (
    <StateMessage
      kind="first-run"
      title={setUp.title}
      text={setUp.admin}
      action={{
        label: doctor.isPending ? setUp.working : setUp.action,
        onClick: () => doctor.mutate('repair'),
        isBusy: doctor.isPending,
      }}
    />
  );
}
