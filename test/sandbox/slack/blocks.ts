import type { KnownBlock, ModalView, PlainTextElement } from '@slack/types';

export const plain = (text: string): PlainTextElement => ({ type: 'plain_text', text });

export const section = (text: string): KnownBlock => ({ type: 'section', text: { type: 'mrkdwn', text } });

export const buttons = (...texts: string[]): KnownBlock => ({
  type: 'actions',
  elements: texts.map((text) => ({ type: 'button', action_id: text.toLowerCase(), text: plain(text), value: text })),
});

export const textField = (blockId: string, label: string, more: object = {}): KnownBlock => ({
  type: 'input',
  block_id: blockId,
  label: plain(label),
  element: { type: 'plain_text_input', action_id: 'typed', ...more },
});

export const modal = (callbackId: string, blocks: KnownBlock[], more: Partial<ModalView> = {}): ModalView => ({
  type: 'modal',
  callback_id: callbackId,
  title: plain('A form'),
  submit: plain('Save'),
  blocks,
  ...more,
});
