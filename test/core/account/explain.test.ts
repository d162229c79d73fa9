import { causes } from '@inbox-email/core/account/causes/index.ts';
import { explain, explanationOf } from '@inbox-email/core/account/explain.ts';
import { failureOf } from '@inbox-email/core/account/failure.ts';
import { languages } from '@inbox-email/core/language.ts';
import { expect, test } from 'vitest';
import { serverAnswers } from './server-answers.ts';

test.each(serverAnswers)('$side $stage $thrown is $code', ({ side, stage, thrown, host, code, field }) => {
  expect(explain(failureOf(side, stage, thrown, [], host))).toMatchObject({ code, field });
});

test('every cause of the catalogue has a true answer that leads to it', () => {
  const proven = new Set(serverAnswers.map(({ code }) => code));
  expect(causes.map(({ code }) => code).filter((code) => !proven.has(code))).toEqual([]);
});

test('no two causes share a code: stored errors are known by it', () => {
  const codes = causes.map(({ code }) => code);
  expect(codes).toEqual([...new Set(codes)]);
  expect(codes.length).toBeGreaterThanOrEqual(80);
});

test('every cause says what it is and what to do, in every language, and fits its place', () => {
  for (const { code, cause, remedy, help } of causes) {
    for (const language of languages) {
      expect(cause[language], code).toMatch(/^[\p{Lu}i].*\.$/u);
      expect(remedy[language], code).toMatch(/^\p{Lu}.*\.$/u);
      expect(cause[language].length, code).toBeLessThan(200);
      expect(remedy[language].length, code).toBeLessThan(400);
    }
    if (help !== undefined) expect(help, code).toMatch(/^https:\/\//);
  }
});

test('the languages are not mixed up', () => {
  for (const { code, cause, remedy } of causes) {
    expect(cause.en + remedy.en, code).not.toMatch(/[áéíóúãõçñ¿¡]/);
    expect(cause['pt-BR'] + remedy['pt-BR'], code).not.toMatch(
      /ñ|¿|¡|(?<!\p{L})(el|los|del|contraseña|correo)(?!\p{L})/u,
    );
    expect(cause.es + remedy.es, code).not.toMatch(/[ãõç]|(?<!\p{L})(não|senha|uma|você|e-mail)(?!\p{L})/iu);
  }
});

test('an error that was stored under a code of the past still says stage and words', () => {
  expect(explanationOf('a-code-of-the-past', 'incoming', 'NO no')).toMatchObject({
    code: 'a-code-of-the-past',
    cause: causes.at(-1)?.cause,
    serverWords: 'NO no',
    field: null,
  });
});
