import type { shown } from './template-shown'

// What the form begins with; the method stays what it is.
export function writtenAs({ name, rules }: ReturnType<typeof shown>) {
  const mark = (isSo: boolean) => (isSo ? 'on' : undefined)
  const options = rules.options.map(({ label, icon, means, prompt, reason, isLeftOut }) => ({
    label,
    icon,
    means,
    prompt,
    reason: mark(reason),
    leftOut: mark(isLeftOut),
  }))
  const { threshold, quorum, reveal, earlyClose, secret } = rules
  return {
    name,
    threshold: String(threshold),
    quorum: String(quorum),
    reveal,
    earlyClose: mark(earlyClose),
    secret: mark(secret),
    options,
  }
}
