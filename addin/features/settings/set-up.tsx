/** A register that does not stand yet: an administrator makes its lists with one button, others hand over two links. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { MeAnswer } from '../../../shared/contract/admin.ts';
import { useMe } from '../../api/me.ts';
import { useListsDoctor } from '../../api/settings.ts';
import { useShell } from '../../host/shell.ts';
import { OutLink } from '../../ui/out-link.tsx';
import { ProblemMessage } from '../../ui/problem-message.tsx';
import { StateMessage } from '../../ui/state-message.tsx';
import { useWords } from '../../words/words.ts';
import { consentLink } from './consent-link.ts';

export interface SetUpProps {
  readonly me: Pick<MeAnswer, 'tenantId' | 'roles'>;
}

const useStyles = makeStyles({
  steps: {
    textAlign: 'start',
    marginBlock: tokens.spacingVerticalS,
    paddingInlineStart: tokens.spacingHorizontalXL,
    display: 'grid',
    gap: tokens.spacingVerticalS,
  },
});

export function SetUp({ me }: SetUpProps) {
  const { config } = useShell();
  const consent = consentLink(config, me.tenantId);
  return me.roles.includes('admin') ? <ByAdmin consent={consent} /> : <ByOthers consent={consent} />;
}

function ByAdmin({ consent }: { readonly consent: string }) {
  const { setUp } = useWords().tab;
  const doctor = useListsDoctor();
  if (doctor.error) {
    return (
      <>
        <ProblemMessage error={doctor.error} onRetry={() => doctor.mutate('repair')} />
        <Consent link={consent}>{setUp.consentHint}</Consent>
      </>
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
    >
      <Consent link={consent}>{setUp.consentHint}</Consent>
    </StateMessage>
  );
}

function Consent({ link, children }: { readonly link: string; readonly children: ReactNode }) {
  const { setUp } = useWords().tab;
  return (
    <p style={{ textAlign: 'center' }}>
      {children} <OutLink href={link}>{setUp.consent}</OutLink>
    </p>
  );
}

function ByOthers({ consent }: { readonly consent: string }) {
  const styles = useStyles();
  const { setUp } = useWords().tab;
  const { refetch, isFetching } = useMe();
  const [isCopied, setCopied] = useState(false);
  const page = `${location.origin}/site/tab.html`;
  const copy = () =>
    navigator.clipboard.writeText(setUp.message(consent, page)).then(
      () => setCopied(true),
      // Frames may forbid the clipboard: the links stand above, to be copied by hand.
      () => undefined,
    );
  return (
    <StateMessage
      kind="no-permission"
      title={setUp.title}
      text={setUp.others}
      action={{ label: isCopied ? setUp.copied : setUp.copy, onClick: () => void copy() }}
      second={{ label: setUp.check, onClick: () => void refetch(), isBusy: isFetching }}
    >
      <ol className={styles.steps}>
        <li>
          <OutLink href={consent}>{setUp.consent}</OutLink>
        </li>
        <li>
          <OutLink href={page}>{setUp.open}</OutLink>
        </li>
      </ol>
    </StateMessage>
  );
}
