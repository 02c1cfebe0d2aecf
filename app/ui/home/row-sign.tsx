/** A face, where someone asks; else a drawing of what it is about. */
export type Sign = { face: string } | { drawing: keyof typeof drawings }

const drawings = {
  answer: 'M4 5h16v11H10l-5 4v-4H4z',
  settle: 'M4 12.5l5 5L20 6.5',
  review: 'M20 12a8 8 0 1 1-2.5-5.8 M20 3v4.5h-4.5',
  action: 'M5 5h14v14H5z',
  lead: 'M3 17l9-9 9 9',
  told: 'M6 17V11a6 6 0 0 1 12 0v6 M4 17h16 M10.5 20.5h3',
}

export function RowSign({ sign }: { sign: Sign }) {
  return (
    <span className="person__initials row__sign" aria-hidden="true">
      {'face' in sign ? (
        sign.face
      ) : (
        <svg viewBox="0 0 24 24" width="18" height="18" focusable="false">
          <path d={drawings[sign.drawing]} />
        </svg>
      )}
    </span>
  )
}
