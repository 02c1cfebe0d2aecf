/**
 * The milliseconds of processor that this process has used so far. What else the machine does,
 * beside the tests, is no part of it, so that two of them may be compared.
 */
export function processorTime() {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}
