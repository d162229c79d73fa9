import type { KnownBlock } from '@slack/types';
import { describe, expect, test } from 'vitest';
import { textIn } from '../../../bot/text/text.ts';
import { draftParts, readReply, replyView } from '../../../bot/tickets/reply-view.ts';
import { wordsOf } from '../../../sandbox/slack/driver.ts';
import { sampleTicket } from './sample-tickets.ts';

const draft = {
  ticketId: 7,
  seenMessageId: 45,
  answers: { ticket: sampleTicket(), to: [sampleTicket().requester], cc: [] },
  parts: [],
  noteFiles: [],
  failure: null,
  meanwhile: null,
};
const people = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ name: '', address: `person${index}@example.com` }));

describe('whom an answer goes to', () => {
  test.each([
    ['en', '… and 480 more'],
    ['pt-BR', '… e mais 480'],
    ['es', '… y 480 más'],
  ] as const)('where not all have room, it says how many more there are (%s)', (language, words) => {
    const names = people(500).map(({ address }) => ({ name: '', address: address.padStart(23, 'x') }));
    const view = replyView({ ...draft, answers: { ...draft.answers, cc: names } }, textIn(language).tickets);
    expect(wordsOf(view)).toContain(words);
    expect(wordsOf(view)).toContain(`${names[19]?.address} ${words}`);
  });

  test('a few are named in full', () => {
    const view = replyView({ ...draft, answers: { ...draft.answers, to: people(3) } }, textIn('en').tickets);
    expect(wordsOf(view)).toContain('person0@example.com, person1@example.com, person2@example.com');
    expect(wordsOf(view)).not.toContain('more');
  });

  test('one endless name does not push the rest of the modal out', () => {
    const to = [{ name: 'x'.repeat(5000), address: 'a@example.com' }, ...people(1)];
    const view = replyView({ ...draft, answers: { ...draft.answers, to } }, textIn('en').tickets);
    expect(wordsOf(view)).toContain('… and 1 more');
    expect(wordsOf(view).length).toBeLessThan(1000);
  });
});

describe('what was written', () => {
  test('is read from as many fields as there are, in their order', () => {
    const parts = draftParts('all of these words matter. '.repeat(1400));
    const values = Object.fromEntries(
      parts.map((value, index) => [`text${index ? `-${index}` : ''}`, { value: { value } }]),
    );
    expect(parts.length).toBeGreaterThan(11);
    expect(readReply(values).parts).toEqual(parts);
  });

  test('takes along more files than one field of boxes holds', () => {
    const noteFiles = Array.from({ length: 14 }, (_, index) => ({ id: `F${index}`, name: `${index}.pdf` }));
    const { blocks } = replyView({ ...draft, noteFiles }, textIn('en').tickets);
    const boxes = (blocks as KnownBlock[]).flatMap((block) =>
      block.type === 'input' && block.element.type === 'checkboxes' ? [[block.block_id, block.element] as const] : [],
    );
    const values = Object.fromEntries(
      boxes.map(([id, { initial_options: chosen = [] }]) => [
        id,
        {
          value: {
            selected_options: chosen.map(({ value, text: { text } }) => ({ value: value ?? '', text: { text } })),
          },
        },
      ]),
    );
    expect(boxes.map(([id]) => id)).toEqual(['note-files', 'note-files-1']);
    expect(readReply(values).noteFiles).toEqual(noteFiles);
  });
});
