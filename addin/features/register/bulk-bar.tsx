/** What can be done to all selected items at once: a step, an owner, a due date. */
import {
  Button,
  Menu,
  MenuButton,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useState } from 'react';
import type { ActionItem } from '../../../shared/action-item/action-item.ts';
import { missingForClosure } from '../../../shared/action-item/closure.ts';
import { ruleOf, VERBS, type Verb } from '../../../shared/action-item/status.ts';
import type { ActionView } from '../../../shared/contract/action-items.ts';
import { useAct, useWhoIAm } from '../../api/changes-context.ts';
import { type Me, mayEdit, stepsFor } from '../../api/item-rights.ts';
import { useWords } from '../../words/words.ts';
import { BulkDialog, type BulkWish } from './bulk-dialog.tsx';

export interface BulkBarProps {
  readonly items: readonly ActionView[];
  readonly onClear: () => void;
}

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalXS,
    paddingInline: tokens.spacingHorizontalM,
    paddingBlock: tokens.spacingVerticalXS,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorNeutralForeground1,
  },
  space: { flexGrow: 1 },
});

/** Steps that every one of the items can take, with nothing more to be said than one reason. */
export function commonSteps(items: readonly ActionView[], me: Me): readonly Verb[] {
  const isReady = (item: ActionView) =>
    missingForClosure({ ...(item as ActionItem), verifier: me.person }).length === 0;
  return VERBS.filter((verb) =>
    items.every((item) => stepsFor(item, me).includes(verb) && (verb !== 'close' || isReady(item))),
  );
}

export function BulkBar({ items, onClear }: BulkBarProps) {
  const styles = useStyles();
  const { register, item: itemWords } = useWords().tab;
  const act = useAct();
  const me = useWhoIAm();
  const [wish, setWish] = useState<BulkWish | null>(null);
  const steps = commonSteps(items, me);
  const isEditable = items.every((item) => mayEdit(item, me));
  const take = (verb: Verb) => {
    if (ruleOf(verb).needs.includes('reason')) setWish({ kind: 'step', verb });
    else void act(items, { kind: 'move', verb, facts: {} });
  };
  return (
    <section className={styles.root} aria-label={register.selected(items.length)}>
      <Text weight="semibold" style={{ paddingInlineEnd: 8 }}>
        {register.selected(items.length)}
      </Text>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <MenuButton appearance="subtle">{register.setStep}</MenuButton>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {steps.map((verb) => (
              <MenuItem key={verb} onClick={() => take(verb)}>
                {itemWords.step[verb]}
              </MenuItem>
            ))}
            {steps.length === 0 && <MenuItem disabled>{register.noStep}</MenuItem>}
          </MenuList>
        </MenuPopover>
      </Menu>
      <Button appearance="subtle" disabledFocusable={!isEditable} onClick={() => setWish({ kind: 'owner' })}>
        {register.setOwner}
      </Button>
      <Button appearance="subtle" disabledFocusable={!isEditable} onClick={() => setWish({ kind: 'date' })}>
        {register.setDate}
      </Button>
      {!isEditable && <Text size={200}>{register.mayNot}</Text>}
      <span className={styles.space} />
      <Button appearance="subtle" icon={<DismissRegular />} onClick={onClear}>
        {register.unselect}
      </Button>
      {wish && (
        <BulkDialog
          wish={wish}
          count={items.length}
          onClose={() => setWish(null)}
          onAct={(wanted) => {
            setWish(null);
            void act(items, wanted);
          }}
        />
      )}
    </section>
  );
}
