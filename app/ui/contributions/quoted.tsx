import type { LayoutProps } from '../kit/form-layout'

/** A line of the ledger as it was written, above what is asked about it. */
export function Quoted({ shown: { text }, children }: LayoutProps<{ text: string }>) {
  return (
    <>
      <blockquote>{text}</blockquote>
      {children}
    </>
  )
}
