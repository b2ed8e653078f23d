import { expect, test } from 'vitest';
import { mapColumns } from '../../../../server/adapters/documents/tracker-columns.ts';

test.each([
  [['Action', 'Owner', 'Due', 'Status'], { description: 'Action', owner: 'Owner', due: 'Due', status: 'Status' }],
  [
    ['Aufgabe', 'Verantwortlich', 'Fällig am', 'Status'],
    { description: 'Aufgabe', owner: 'Verantwortlich', due: 'Fällig am' },
  ],
  [
    ['Tâche', 'Responsable', 'Échéance', 'État'],
    { description: 'Tâche', owner: 'Responsable', due: 'Échéance', status: 'État' },
  ],
  [
    ['Acción', 'Responsable', 'Fecha límite', 'Estado'],
    { description: 'Acción', due: 'Fecha límite', status: 'Estado' },
  ],
  [
    ['Ação', 'Responsável', 'Prazo', 'Situação'],
    { description: 'Ação', owner: 'Responsável', due: 'Prazo', status: 'Situação' },
  ],
  [['Actie', 'Wie', 'Gereed', 'Voortgang'], { description: 'Actie', owner: 'Wie', due: 'Gereed', status: 'Voortgang' }],
  [
    ['アクション', '担当者', '期限', '状況'],
    { description: 'アクション', owner: '担当者', due: '期限', status: '状況' },
  ],
  [
    ['action_id', 'task_description', 'action_owner', 'target_date'],
    { reference: 'action_id', description: 'task_description', owner: 'action_owner', due: 'target_date' },
  ],
  [['Issue ID', 'Description', 'Actions', 'Owner'], { reference: 'Issue ID', description: 'Description' }],
])('%j', (columns, mapping) => {
  expect(mapColumns(columns)).toMatchObject(mapping);
});

test('no column serves two roles and strange ones serve none', () => {
  expect(mapColumns(['Phone number', 'Cost', 'Resolution hours'])).toEqual({});
  const taken = Object.values(mapColumns(['Owner', 'Risk owner', 'Status']));
  expect(new Set(taken).size).toBe(taken.length);
});
