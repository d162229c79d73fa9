import { describe, expect, test } from 'vitest';
import { nameOf } from '../../bot/person.ts';

describe('a person’s name', () => {
  test.each([
    [
      'the one they chose',
      { name: 'bruno', profile: { display_name: 'Bruninho', real_name: 'Bruno Lima' } },
      'Bruninho',
    ],
    ['not the handle', { name: 'bruno', profile: { display_name: 'bruno', real_name: 'Bruno Lima' } }, 'Bruno Lima'],
    ['nothing chosen', { name: 'bruno', profile: { display_name: '', real_name: 'Bruno Lima' } }, 'Bruno Lima'],
    ['an older shape', { name: 'bruno', real_name: 'Bruno Lima' }, 'Bruno Lima'],
    ['nothing but the handle', { name: 'bruno', profile: {} }, 'bruno'],
    ['nothing at all', { id: 'U0BRUNO001' }, 'U0BRUNO001'],
  ])('%s', (_, user, name) => {
    expect(nameOf({ id: 'U0BRUNO001', ...user })).toBe(name);
  });
});
