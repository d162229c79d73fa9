import { readFileSync } from 'node:fs';

/** The most memory that a running process has held so far, in bytes (VmHWM of proc(5)); 0 where it is gone. */
export function peakMemory(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
