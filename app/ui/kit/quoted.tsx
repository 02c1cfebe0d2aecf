import type { LayoutProps } from './form-layout'

/** Words as someone wrote them, above what is asked about them. */
export function Quoted({ shown: { text }, children }: LayoutProps<{ text: string }>) {
  return (
    <>
      <blockquote className="quoted">{text}</blockquote>
      {children}
    </>
  )
}
