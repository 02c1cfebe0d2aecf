import { Markdown } from '../kit/markdown'
import type { DecisionShown } from '../../domain/decisions/page'

export function Outcome({
  facts: { decided, why },
}: {
  facts: Pick<DecisionShown['facts'], 'decided' | 'why'>
}) {
  return (
    <section className="sheet stack">
      <h2>What was decided</h2>
      <Markdown html={decided} />
      {why && (
        <>
          <h3>Why</h3>
          <Markdown html={why} />
        </>
      )}
    </section>
  )
}
