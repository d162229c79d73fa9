import { stateWith, stillThere } from '@inbox-email/sandbox/slack/page/views/typed-state.ts';
import { expect, test } from 'vitest';

const text = (value: string | null) => ({ type: 'plain_text_input', value });

test('what was typed lies over what the workspace knows', () => {
  const known = { name: { v: text(null) }, port: { v: text('993') } };
  expect(stateWith(known, { name: { v: text('SAC') } })).toEqual({
    name: { v: text('SAC') },
    port: { v: text('993') },
  });
});

test('a field that became another kind begins anew', () => {
  const known = { port: { v: { type: 'number_input', value: '110' } } };
  expect(stateWith(known, { port: { v: text('993') } })).toEqual(known);
});

test('a field that went and comes back does not show what was typed before', () => {
  const typed = stillThere({ name: { v: text(null) } }, { name: { v: text('SAC') }, port: { v: text('1') } });
  expect(typed).toEqual({ name: { v: text('SAC') } });
  expect(stateWith({ port: { v: text('993') } }, typed)).toEqual({ port: { v: text('993') } });
});
