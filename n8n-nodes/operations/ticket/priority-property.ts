import type { INodeProperties } from 'n8n-workflow';

export const priorityProperty: INodeProperties = {
  displayName: 'Priority',
  name: 'priority',
  type: 'options',
  options: [
    { name: 'High', value: 'high' },
    { name: 'Low', value: 'low' },
    { name: 'Normal', value: 'normal' },
    { name: 'Urgent', value: 'urgent' },
  ],
  default: 'normal',
};
