import type { Migration } from 'kysely/migration';
import * as firstTables from './2026-11-23-first-tables.ts';
import * as apiTokens from './2026-11-25-api-tokens.ts';
import * as automaticAnswers from './2026-11-25-automatic-answers.ts';
import * as bouncesAndBrakes from './2026-11-25-bounces-and-brakes.ts';
import * as changes from './2026-11-25-changes.ts';
import * as drift from './2026-11-25-drift.ts';
import * as failureHours from './2026-11-25-failure-hours.ts';
import * as grants from './2026-11-25-grants.ts';
import * as listedKeys from './2026-11-25-listed-keys.ts';
import * as notes from './2026-11-25-notes.ts';
import * as rules from './2026-11-25-rules.ts';
import * as senderVerdict from './2026-11-25-sender-verdict.ts';
import * as threading from './2026-11-25-threading.ts';
import * as webhooks from './2026-11-25-webhooks.ts';

/** By name, which is also their order. A migration that has been released is never changed. */
export const coreMigrations: Record<string, Migration> = {
  '2026-11-23-first-tables': firstTables,
  '2026-11-25-automatic-answers': automaticAnswers,
  '2026-11-25-grants': grants,
  '2026-11-25-listed-keys': listedKeys,
  '2026-11-25-threading': threading,
  '2026-11-25-bounces-and-brakes': bouncesAndBrakes,
  '2026-11-25-sender-verdict': senderVerdict,
  '2026-11-25-rules': rules,
  '2026-11-25-failure-hours': failureHours,
  '2026-11-25-drift': drift,
  '2026-11-25-changes': changes,
  '2026-11-25-api-tokens': apiTokens,
  '2026-11-25-notes': notes,
  '2026-11-25-webhooks': webhooks,
};
