import type { LayoutProps } from '../kit/form-layout'

/** Words that someone wrote of themselves, to be looked at before they are passed on. */
export function OwnWords({ shown: { text }, children }: LayoutProps<{ text: string }>) {
  return (
    <>
      <blockquote className="profile__words">{text}</blockquote>
      {children}
    </>
  )
}
