/** Two people changed the same field: both values side by side, and the person decides. */
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { Clash } from '../../api/changes-state.ts';
import type { FieldChanges } from '../../api/item-acts.ts';
import { valueText } from '../../ui/items/value-text.ts';
import { useLanguage } from '../../words/words.ts';

const useStyles = makeStyles({
  table: {
    inlineSize: '100%',
    borderCollapse: 'collapse',
    tableLayout: 'fixed',
    marginBlockStart: tokens.spacingVerticalM,
  },
  cell: {
    textAlign: 'start',
    verticalAlign: 'top',
    paddingBlock: tokens.spacingVerticalS,
    paddingInline: tokens.spacingHorizontalS,
    borderBottomWidth: tokens.strokeWidthThin,
    borderBottomStyle: 'solid',
    borderBottomColor: tokens.colorNeutralStroke2,
    overflowWrap: 'anywhere',
  },
});

export interface ClashDialogProps {
  readonly clash: Clash;
  readonly onChoose: (choice: 'mine' | 'theirs') => void;
}

export function ClashDialog({ clash, onChoose }: ClashDialogProps) {
  const styles = useStyles();
  const language = useLanguage();
  const { tab } = language.words;
  const fields = Object.keys(clash.theirs) as (keyof FieldChanges)[];
  return (
    <Dialog open modalType="alert" onOpenChange={(_event, { open }) => !open && onChoose('theirs')}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{tab.clash.title}</DialogTitle>
          <DialogContent>
            {tab.clash.text(clash.item.reference)}
            <table className={styles.table}>
              <thead>
                <tr>
                  <th className={styles.cell}>{tab.clash.field}</th>
                  <th className={styles.cell}>{tab.clash.mine}</th>
                  <th className={styles.cell}>{tab.clash.theirs}</th>
                </tr>
              </thead>
              <tbody>
                {fields.map((field) => (
                  <tr key={field}>
                    <th className={styles.cell} scope="row">
                      {tab.item.fields[field]}
                    </th>
                    <td className={styles.cell}>{valueText(field, clash.mine[field], language)}</td>
                    <td className={styles.cell}>{valueText(field, clash.theirs[field], language)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </DialogContent>
          <DialogActions>
            <Button onClick={() => onChoose('theirs')}>{tab.clash.keepTheirs}</Button>
            <Button appearance="primary" onClick={() => onChoose('mine')}>
              {tab.clash.keepMine}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
