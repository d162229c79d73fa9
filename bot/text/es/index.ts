import type { Text } from '../en/index.ts';
import { accounts } from './accounts.ts';
import { alerts } from './alerts.ts';
import { api } from './api.ts';
import { apiTokens } from './api-tokens.ts';
import { audit } from './audit.ts';
import { detection } from './detection.ts';
import { diagnosis } from './diagnosis.ts';
import { health } from './health.ts';
import { history } from './history.ts';
import { lookIntoMailbox } from './look-into-mailbox.ts';
import { moreSettings } from './more-settings.ts';
import { passwordPage } from './password-page.ts';
import { readiness } from './readiness.ts';
import { refusals } from './refusals.ts';
import { rules } from './rules.ts';
import { tickets } from './tickets.ts';

export const es: Text = {
  language: 'es',
  accounts,
  alerts,
  api,
  apiTokens,
  audit,
  detection,
  diagnosis,
  health,
  history,
  lookIntoMailbox,
  moreSettings,
  passwordPage,
  readiness,
  refusals,
  rules,
  tickets,
};
