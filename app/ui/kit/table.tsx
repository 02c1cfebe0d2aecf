import type { CSSProperties, ReactNode } from 'react'

type TableProps = {
  heads: string[]
  label: string
  caption?: ReactNode
  looks?: string
  children: ReactNode
}

/**
 * A table that a phone reads as well: where it has no room beside each other its cells stand under
 * the name of their row, each with the name of its column. The first head is that of the rows.
 */
export function Table({ heads, label, caption, looks = '', children }: TableProps) {
  const named = Object.fromEntries(
    heads.slice(1).map((head, place) => [`--head-${place + 1}`, JSON.stringify(head)]),
  )
  return (
    <div className="scroll table-frame" role="region" aria-label={label} tabIndex={0}>
      <table className={`table ${looks}`} style={named as CSSProperties}>
        {caption && <caption>{caption}</caption>}
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        {children}
      </table>
    </div>
  )
}
