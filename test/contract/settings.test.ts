import { createSettings } from '../../server/adapters/postgres/settings.ts';
import { createMemorySettings, TEST_SETTINGS } from '../support/memory-settings.ts';
import { onEachDatabase } from '../support/on-each-database.ts';
import { describeSettings } from './settings.ts';

describeSettings('memory', TEST_SETTINGS, async (tenants) => createMemorySettings(tenants));
onEachDatabase((name, db) =>
  describeSettings(name, TEST_SETTINGS, async (tenants) =>
    createSettings({ db: db(), defaults: TEST_SETTINGS, tenants }),
  ),
);
