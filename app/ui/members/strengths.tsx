import type { Profile } from '../../domain/members/profile'
import { Linked } from '../kit/linked'

export function StrengthsAndEdges({ member: { strengths, growthEdges } }: { member: Profile }) {
  if (!strengths && !growthEdges)
    return (
      <p className="quiet">
        No strengths or growth edges written yet. Only the person themselves writes them; they
        suggest, and never decide.
      </p>
    )
  return (
    <section className="sheet stack">
      {strengths && <Words title="Strengths, in their own words" text={strengths} />}
      {growthEdges && <Words title="Growth edges, in their own words" text={growthEdges} />}
    </section>
  )
}

function Words({ title, text }: { title: string; text: string }) {
  return (
    <div>
      <h2>{title}</h2>
      <p className="profile__words">
        <Linked text={text} />
      </p>
    </div>
  )
}
