import { vi } from 'vitest'

/**
 * Waits until something is so, however slow the machine; a test that waits in vain ends by saying
 * what is not so.
 */
export function soon<T>(isSo: () => T | Promise<T>, interval = 50) {
  return vi.waitFor(isSo, { timeout: 100_000, interval })
}
