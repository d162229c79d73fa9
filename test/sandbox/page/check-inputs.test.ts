import { checkInputs } from '@inbox-email/sandbox/slack/page/views/check-inputs.ts';
import { english } from '@inbox-email/sandbox/slack/page/words/english.ts';
import { expect, test } from 'vitest';

function wrong(element: Record<string, unknown>, value: unknown, optional = false): string | undefined {
  const block = { type: 'input', block_id: 'b', optional, element: { action_id: 'a', ...element } };
  return checkInputs([block], { b: { a: { type: element.type, ...(value as object) } } }, english).b;
}

test('required inputs must hold something, optional ones need not', () => {
  const select = { type: 'static_select' };
  expect(wrong(select, { selected_option: null })).toBe(english.required);
  expect(wrong(select, { selected_option: null }, true)).toBeUndefined();
  expect(wrong({ type: 'checkboxes' }, { selected_options: [] })).toBe(english.required);
  expect(wrong({ type: 'rich_text_input' }, {})).toBe(english.required);
});

test('texts are as long as the element says', () => {
  const element = { type: 'plain_text_input', min_length: 2, max_length: 3 };
  expect(wrong(element, { value: 'a' })).toBe(english.tooShort(2));
  expect(wrong(element, { value: 'abcd' })).toBe(english.tooLong(3));
  expect(wrong(element, { value: 'abc' })).toBeUndefined();
});

test('addresses, links and numbers are what they should be', () => {
  expect(wrong({ type: 'email_text_input' }, { value: 'sac@' })).toBe(english.notAnAddress);
  expect(wrong({ type: 'url_text_input' }, { value: 'empresa.example' })).toBe(english.notAUrl);
  expect(wrong({ type: 'number_input', is_decimal_allowed: false }, { value: '1.5' })).toBe(english.notANumber);
  expect(wrong({ type: 'number_input', min_value: '1', max_value: '65535' }, { value: '70000' })).toContain('65535');
  expect(wrong({ type: 'number_input', min_value: '1', max_value: '65535' }, { value: '993' })).toBeUndefined();
});
