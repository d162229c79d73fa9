import { describe, expect, test } from 'vitest';
import type { Surface } from '../../../../sandbox/slack/block-kit/block.ts';
import { blockComplaints } from '../../../../sandbox/slack/block-kit/check-blocks.ts';
import { viewComplaints } from '../../../../sandbox/slack/block-kit/check-view.ts';
import type { Json } from '../../../../sandbox/slack/control-api.ts';

const x = (length: number) => 'x'.repeat(length);
const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const option = (value: string) => ({ text: plain(value), value });
const options = (count: number) => Array.from({ length: count }, (_, index) => option(`option ${index}`));
const times = (count: number, block: Json) => Array.from({ length: count }, () => block);
const section = (more: object = {}) => ({ type: 'section', text: mrkdwn('words'), ...more });
const button = (more: object = {}) => ({ type: 'button', action_id: 'go', text: plain('Go'), ...more });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const select = (more: object = {}) => ({ type: 'static_select', action_id: 'pick', options: options(2), ...more });
const input = (element: object, more: object = {}) => ({ type: 'input', label: plain('Label'), element, ...more });
const text = (more: object = {}) => ({ type: 'plain_text_input', action_id: 'typed', ...more });
const richText = (...elements: object[]) => ({ type: 'rich_text', elements });
const richSection = (...elements: object[]) => ({ type: 'rich_text_section', elements });
const confirm = (more: object = {}) => ({
  title: plain('Sure?'),
  text: plain('It is final.'),
  confirm: plain('Yes'),
  deny: plain('No'),
  ...more,
});

const good: [what: string, block: object, surface?: Surface][] = [
  ['a section of 3000 characters', section({ text: mrkdwn(x(3000)) })],
  ['a section with 10 fields of 2000', { type: 'section', fields: times(10, mrkdwn(x(2000))) }],
  ['a header of 150', { type: 'header', text: plain(x(150)) }],
  ['a button of 75 with a value of 2000', actions(button({ text: plain(x(75)), value: x(2000) }))],
  ['a button with a confirmation', actions(button({ confirm: confirm({ text: mrkdwn(x(300)) }), style: 'danger' }))],
  ['25 elements in actions', actions(...Array.from({ length: 25 }, (_, index) => button({ action_id: `go${index}` })))],
  ['10 elements in context', { type: 'context', elements: times(10, mrkdwn('words')) }],
  ['an overflow of 5', section({ accessory: { type: 'overflow', action_id: 'more', options: options(5) } })],
  ['an overflow of 1', section({ accessory: { type: 'overflow', action_id: 'more', options: options(1) } })],
  ['a select of 100 options of 75', section({ accessory: select({ options: times(100, option(x(75))) }) })],
  ['an initial option among the options', section({ accessory: select({ initial_option: option('option 1') }) })],
  [
    'an initial option that says emoji where the option does not',
    section({
      accessory: select({ initial_option: { ...option('option 1'), text: { ...plain('option 1'), emoji: true } } }),
    }),
  ],
  [
    'an initial option in a group',
    section({
      accessory: select({
        options: undefined,
        option_groups: [{ label: plain('Group'), options: options(2) }],
        initial_option: option('option 0'),
      }),
    }),
  ],
  ['an input with a hint of 2000', input(text(), { hint: plain(x(2000)), label: plain(x(2000)) }), 'modal'],
  [
    'a number between limits',
    input({
      type: 'number_input',
      is_decimal_allowed: false,
      min_value: '1',
      max_value: '65535',
      initial_value: '993',
    }),
    'modal',
  ],
  [
    'a file input of 10 files',
    input({ type: 'file_input', action_id: 'f', max_files: 10, filetypes: ['pdf'] }),
    'modal',
  ],
  [
    'an e-mail and a dispatch',
    input(
      { type: 'email_text_input', dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] } },
      { dispatch_action: true },
    ),
    'modal',
  ],
  [
    'checkboxes with mrkdwn',
    section({ accessory: { type: 'checkboxes', action_id: 'c', options: [{ text: mrkdwn('*a*'), value: 'a' }] } }),
  ],
  ['an alert in a modal', { type: 'alert', text: mrkdwn('words'), level: 'warning' }, 'modal'],
  ['a markdown block in a message', { type: 'markdown', text: x(12_000) }, 'message'],
  ['a table in a message', { type: 'table', rows: [[{ type: 'raw_text', text: 'a' }]] }, 'message'],
  ['an image by its address', { type: 'image', alt_text: 'a cat', image_url: 'https://example.com/cat.png' }],
  [
    'rich text with all its parts',
    richText(
      richSection(
        { type: 'text', text: 'a', style: { bold: true, code: true } },
        { type: 'link', url: 'https://example.com', text: 'b' },
        { type: 'emoji', name: 'wave' },
        { type: 'user', user_id: 'U1' },
        { type: 'channel', channel_id: 'C1' },
        { type: 'broadcast', range: 'here' },
      ),
      { type: 'rich_text_list', style: 'bullet', indent: 1, elements: [richSection({ type: 'text', text: 'c' })] },
      { type: 'rich_text_quote', elements: [{ type: 'text', text: 'd' }] },
      { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'e' }], border: 0 },
    ),
  ],
];

const bad: [what: string, block: object, complaint: string, surface?: Surface][] = [
  [
    'a section of 3001',
    section({ text: mrkdwn(x(3001)) }),
    'must be less than 3001 characters [json-pointer:/b/0/text/text]',
  ],
  [
    'an empty section text',
    section({ text: mrkdwn('') }),
    'must be more than 0 characters [json-pointer:/b/0/text/text]',
  ],
  [
    'a section without text and fields',
    { type: 'section' },
    'must define either `text` or `fields` [json-pointer:/b/0/type]',
  ],
  [
    '11 fields',
    { type: 'section', fields: times(11, mrkdwn('a')) },
    'no more than 10 items allowed [json-pointer:/b/0/fields]',
  ],
  [
    'a field of 2001',
    { type: 'section', fields: [mrkdwn(x(2001))] },
    'must be less than 2001 characters [json-pointer:/b/0/fields/0/text]',
  ],
  [
    'a header of 151',
    { type: 'header', text: plain(x(151)) },
    'must be less than 151 characters [json-pointer:/b/0/text/text]',
  ],
  [
    'a header in mrkdwn',
    { type: 'header', text: mrkdwn('a') },
    'unsupported type: mrkdwn [json-pointer:/b/0/text/type]',
  ],
  [
    'a button of 76',
    actions(button({ text: plain(x(76)) })),
    'must be less than 76 characters [json-pointer:/b/0/elements/0/text/text]',
  ],
  [
    'a button in mrkdwn',
    actions(button({ text: mrkdwn('a') })),
    'unsupported type: mrkdwn [json-pointer:/b/0/elements/0/text/type]',
  ],
  [
    'a button value of 2001',
    actions(button({ value: x(2001) })),
    'must be less than 2001 characters [json-pointer:/b/0/elements/0/value]',
  ],
  [
    'a button without text',
    actions({ type: 'button', action_id: 'a' }),
    'missing required field: text [json-pointer:/b/0/elements/0]',
  ],
  [
    'a button of an unknown style',
    actions(button({ style: 'default' })),
    'must be a valid enum value [json-pointer:/b/0/elements/0/style]',
  ],
  [
    'an action_id of 256',
    actions(button({ action_id: x(256) })),
    'must be less than 256 characters [json-pointer:/b/0/elements/0/action_id]',
  ],
  ['a block_id of 256', section({ block_id: x(256) }), 'must be less than 256 characters [json-pointer:/b/0/block_id]'],
  [
    'a confirmation text of 301',
    actions(button({ confirm: confirm({ text: plain(x(301)) }) })),
    'must be less than 301 characters [json-pointer:/b/0/elements/0/confirm/text/text]',
  ],
  [
    'a confirmation button of 31',
    actions(button({ confirm: confirm({ confirm: plain(x(31)) }) })),
    'must be less than 31 characters [json-pointer:/b/0/elements/0/confirm/confirm/text]',
  ],
  ['no elements in actions', actions(), 'must provide at least 1 items [json-pointer:/b/0/elements]'],
  [
    '26 elements in actions',
    actions(...Array.from({ length: 26 }, (_, index) => button({ action_id: `go${index}` }))),
    'no more than 25 items allowed [json-pointer:/b/0/elements]',
  ],
  [
    'the same action_id twice in a block',
    actions(button(), button()),
    '`action_id` "go" already exists [json-pointer:/b/0/elements/1/action_id]',
  ],
  [
    '11 elements in context',
    { type: 'context', elements: times(11, mrkdwn('a')) },
    'no more than 10 items allowed [json-pointer:/b/0/elements]',
  ],
  [
    'a button in context',
    { type: 'context', elements: [button()] },
    'unsupported type: button [json-pointer:/b/0/elements/0/type]',
  ],
  [
    'a text field in a section',
    section({ accessory: text() }),
    'unsupported type: plain_text_input [json-pointer:/b/0/accessory/type]',
  ],
  ['a button in an input', input(button()), 'unsupported type: button [json-pointer:/b/0/element/type]', 'modal'],
  [
    'an overflow of 6',
    section({ accessory: { type: 'overflow', action_id: 'm', options: options(6) } }),
    'no more than 5 items allowed [json-pointer:/b/0/accessory/options]',
  ],
  [
    'an overflow of 0',
    section({ accessory: { type: 'overflow', action_id: 'm', options: [] } }),
    'must provide at least 1 items [json-pointer:/b/0/accessory/options]',
  ],
  [
    'a select of 101',
    section({ accessory: select({ options: options(101) }) }),
    'no more than 100 items allowed [json-pointer:/b/0/accessory/options]',
  ],
  [
    'a select without options',
    section({ accessory: select({ options: undefined }) }),
    'must define either `options` or `option_groups` [json-pointer:/b/0/accessory]',
  ],
  [
    'an option text of 76',
    section({ accessory: select({ options: [{ text: plain(x(76)), value: 'a' }] }) }),
    'must be less than 76 characters [json-pointer:/b/0/accessory/options/0/text/text]',
  ],
  [
    'an option value of 151',
    section({ accessory: select({ options: [{ text: plain('a'), value: x(151) }] }) }),
    'must be less than 151 characters [json-pointer:/b/0/accessory/options/0/value]',
  ],
  [
    'an option in mrkdwn',
    section({ accessory: select({ options: [{ text: mrkdwn('a'), value: 'a' }] }) }),
    'unsupported type: mrkdwn [json-pointer:/b/0/accessory/options/0/text/type]',
  ],
  [
    'an initial option that is no option',
    section({ accessory: select({ initial_option: option('else') }) }),
    'must be one of the provided options [json-pointer:/b/0/accessory/initial_option]',
  ],
  [
    'a placeholder of 151',
    section({ accessory: select({ placeholder: plain(x(151)) }) }),
    'must be less than 151 characters [json-pointer:/b/0/accessory/placeholder/text]',
  ],
  [
    '11 checkboxes',
    section({ accessory: { type: 'checkboxes', action_id: 'c', options: options(11) } }),
    'no more than 10 items allowed [json-pointer:/b/0/accessory/options]',
  ],
  [
    'an input label of 2001',
    input(text(), { label: plain(x(2001)) }),
    'must be less than 2001 characters [json-pointer:/b/0/label/text]',
    'modal',
  ],
  [
    'an input without a label',
    { type: 'input', element: text() },
    'missing required field: label [json-pointer:/b/0]',
    'modal',
  ],
  [
    'an initial value that is too long',
    input(text({ max_length: 3, initial_value: 'four' })),
    'must be less than 4 characters [json-pointer:/b/0/element/initial_value]',
    'modal',
  ],
  [
    'a max_length of 3001',
    input(text({ max_length: 3001 })),
    'must not be greater than 3000 [json-pointer:/b/0/element/max_length]',
    'modal',
  ],
  [
    'a number input that does not say whether decimals go',
    input({ type: 'number_input', action_id: 'n' }),
    'missing required field: is_decimal_allowed [json-pointer:/b/0/element]',
    'modal',
  ],
  [
    '11 files',
    input({ type: 'file_input', action_id: 'f', max_files: 11 }),
    'must not be greater than 10 [json-pointer:/b/0/element/max_files]',
    'modal',
  ],
  [
    'a field that Slack does not know',
    section({ colour: 'red' }),
    'invalid additional property: colour [json-pointer:/b/0]',
  ],
  ['a block that Slack does not know', { type: 'marquee' }, 'unsupported type: marquee [json-pointer:/b/0/type]'],
  ['a block without a type', { text: plain('a') }, 'missing required field: type [json-pointer:/b/0]'],
  [
    'an alert in a message',
    { type: 'alert', text: plain('a') },
    'unsupported type: alert [json-pointer:/b/0/type]',
    'message',
  ],
  [
    'a table in a modal',
    { type: 'table', rows: [[{ type: 'raw_text', text: 'a' }]] },
    'unsupported type: table [json-pointer:/b/0/type]',
    'modal',
  ],
  [
    'an empty text in rich text',
    richText(richSection({ type: 'text', text: '' })),
    'must be more than 0 characters [json-pointer:/b/0/elements/0/elements/0/text]',
  ],
  [
    'a list in a rich text section',
    richText(richSection({ type: 'rich_text_list', elements: [] })),
    'unsupported type: rich_text_list [json-pointer:/b/0/elements/0/elements/0/type]',
  ],
  [
    'text directly in rich text',
    richText({ type: 'text', text: 'a' }),
    'unsupported type: text [json-pointer:/b/0/elements/0/type]',
  ],
  [
    'a style that text cannot have',
    richText(richSection({ type: 'text', text: 'a', style: { blink: true } })),
    'invalid additional property: blink [json-pointer:/b/0/elements/0/elements/0/style]',
  ],
  [
    'a link that is none',
    actions(button({ url: 'javascript:alert(1)' })),
    'must be a valid URL [json-pointer:/b/0/elements/0/url]',
  ],
];

describe('blocks within the limits are taken', () => {
  test.each(good)('%s', (_what, block, surface = 'home') => {
    expect(blockComplaints([block], surface, '/b')).toEqual([]);
  });
});

describe('blocks beyond the limits are refused in the words of Slack', () => {
  test.each(bad)('%s', (_what, block, complaint, surface = 'home') => {
    expect(blockComplaints([block], surface, '/b')).toContain(complaint);
  });

  test('51 blocks in a message, 101 in a home', () => {
    expect(blockComplaints(times(50, section()), 'message', '/blocks')).toEqual([]);
    expect(blockComplaints(times(51, section()), 'message', '/blocks')).toEqual([
      'no more than 50 items allowed [json-pointer:/blocks]',
    ]);
    expect(blockComplaints(times(100, section()), 'home', '/view/blocks')).toEqual([]);
    expect(blockComplaints(times(101, section()), 'home', '/view/blocks')).toEqual([
      'no more than 100 items allowed [json-pointer:/view/blocks]',
    ]);
  });

  test('a block_id twice', () => {
    const twice = [section({ block_id: 'one' }), section({ block_id: 'one' })];
    expect(blockComplaints(twice, 'home', '/b')).toEqual([
      '`block_id` "one" already exists [json-pointer:/b/1/block_id]',
    ]);
  });

  test('two elements that want the focus', () => {
    const both = [input(text({ focus_on_load: true })), input(text({ focus_on_load: true }))];
    expect(blockComplaints(both, 'modal', '/b')).toEqual([
      'only one element can have `focus_on_load` [json-pointer:/b]',
    ]);
  });
});

describe('views', () => {
  const modal = (more: object = {}) => ({
    type: 'modal',
    title: plain('Title'),
    submit: plain('Save'),
    blocks: [section()],
    ...more,
  });

  test('within the limits are taken', () => {
    const most = {
      title: plain(x(24)),
      submit: plain(x(24)),
      close: plain(x(24)),
      private_metadata: x(3000),
      callback_id: x(255),
    };
    expect(viewComplaints(modal(most), 'modal')).toEqual([]);
    expect(viewComplaints({ type: 'home', blocks: [] }, 'home')).toEqual([]);
  });

  test.each([
    [
      'a title of 25',
      modal({ title: plain(x(25)) }),
      'must be less than 25 characters [json-pointer:/view/title/text]',
    ],
    ['no title', modal({ title: undefined }), 'missing required field: title [json-pointer:/view]'],
    [
      'a submit of 25',
      modal({ submit: plain(x(25)) }),
      'must be less than 25 characters [json-pointer:/view/submit/text]',
    ],
    [
      'private_metadata of 3001',
      modal({ private_metadata: x(3001) }),
      'must be less than 3001 characters [json-pointer:/view/private_metadata]',
    ],
    [
      'a callback_id of 256',
      modal({ callback_id: x(256) }),
      'must be less than 256 characters [json-pointer:/view/callback_id]',
    ],
    [
      'an input without submit',
      modal({ submit: undefined, blocks: [input(text())] }),
      'must define `submit` to use an `input` block in modals [json-pointer:/view/blocks/0/input]',
    ],
    ['no blocks', modal({ blocks: undefined }), 'missing required field: blocks [json-pointer:/view]'],
    ['an unknown kind', { type: 'window', blocks: [] }, 'unsupported type: window [json-pointer:/view/type]'],
    ['a home for a modal', { type: 'home', blocks: [] }, 'must be a view of type modal [json-pointer:/view/type]'],
    [
      'a long button deep inside',
      modal({ blocks: [section({ accessory: button({ text: plain(x(76)) }) })] }),
      'must be less than 76 characters [json-pointer:/view/blocks/0/accessory/text/text]',
    ],
  ])('with %s are refused', (_what, view, complaint) => {
    expect(viewComplaints(view, 'modal')).toContain(complaint);
  });
});
