import type { Text } from '../en/index.ts';
import { accounts } from './accounts.ts';
import { refusals } from './refusals.ts';
import { tickets } from './tickets.ts';

export const ptBR: Text = { language: 'pt-BR', accounts, refusals, tickets };
