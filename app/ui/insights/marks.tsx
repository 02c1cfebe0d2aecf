/** So many as so many marks, and nothing for none; the number is said to the screen reader. */
export function Marks({ count, of }: { count: number; of: 'lead' | 'duty' }) {
  return (
    <>
      <span className="marks" aria-hidden="true">
        {Array.from({ length: count }, (_, place) => (
          <span key={place} className="marks__one" data-of={of} />
        ))}
      </span>
      <span className="spoken">{count || 'none'}</span>
    </>
  )
}
