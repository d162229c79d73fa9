import type { Reporter, TestCase } from 'vitest/node';

/** Names each test that passed only when it was tried again: see .ci/run. */
export default class SecondTries implements Reporter {
  onTestCaseResult(testCase: TestCase): void {
    const tries = testCase.diagnostic()?.retryCount ?? 0;
    if (tries === 0 || testCase.result().state !== 'passed') return;
    console.log(`(retry x${tries}) ${testCase.module.relativeModuleId} > ${testCase.fullName}`);
  }
}
