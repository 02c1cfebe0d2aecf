import type { LayoutProps } from '../kit/form-layout'

type Named = { name: string }
type Before = { ally: Named | null; asked: Named | null }

/** A student asks one adult. Above it: their ally, and the adult they have asked already. */
export function AskedBefore({ shown: { ally, asked }, children }: LayoutProps<Before>) {
  return (
    <>
      {ally && (
        <p className="notice">
          {ally.name} is your adult ally, and stays so until someone else has said yes.
        </p>
      )}
      {asked && (
        <p className="notice">
          You asked {asked.name}, who has not answered yet. If you ask someone else, that question
          is withdrawn.
        </p>
      )}
      {children}
    </>
  )
}

/** An adult says yes or no. Above it: what the student wrote to them. */
export function LineToYou({ shown: { note }, children }: LayoutProps<{ note?: string }>) {
  return (
    <>
      {note && (
        <p className="profile__words">
          Their line to you: <q>{note}</q>
        </p>
      )}
      {children}
    </>
  )
}
