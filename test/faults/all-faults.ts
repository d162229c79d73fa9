import type { Fault } from './fault.ts';
import { clockFaults } from './faults/clock.ts';
import { diskFaults } from './faults/disk.ts';
import { dovecotFaults } from './faults/dovecot.ts';
import { hostileMails } from './faults/hostile-mails.ts';
import { kills } from './faults/kills.ts';
import { largeMails } from './faults/large-mails.ts';
import { load } from './faults/load.ts';
import { networkFaults } from './faults/network.ts';
import { poison } from './faults/poison.ts';
import { pop3Faults } from './faults/pop3.ts';
import { wrongBytes } from './faults/wrong-bytes.ts';
import { wrongNumbers } from './faults/wrong-numbers.ts';
import { wrongWords } from './faults/wrong-words.ts';

/** Those that take long come first, so that the others run beside them. */
export const allFaults: readonly Fault[] = [
  ...load,
  ...networkFaults,
  ...dovecotFaults,
  ...largeMails,
  ...diskFaults,
  ...clockFaults,
  ...kills,
  ...wrongNumbers,
  ...wrongBytes,
  ...wrongWords,
  ...poison,
  ...hostileMails,
  ...pop3Faults,
];
