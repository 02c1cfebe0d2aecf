import { Link } from '@remix-run/react'
import { paths } from '../../paths'
import { NeedSaid } from '../calls/needs-a-lead'
import { useSchool } from '../kit/school-context'
import type { Need } from '../../domain/calls/needs-a-lead'

/** The first few things that need a lead, for Home; nothing when everything is led. */
export function NeedsALead({ needs, inAll }: { needs: Need[]; inAll: number }) {
  const mayOffer = needs.some((need) => need.mayOffer)
  const { slug } = useSchool().school
  if (!needs.length) return null
  return (
    <section className="sheet">
      <h2>Needs a lead</h2>
      <ul className="news">
        {needs.map((need) => (
          <li key={need.number}>
            <Link to={paths.initiative(slug, need.number)}>{need.title}</Link>
            <p className="small">
              <NeedSaid need={need} />
            </p>
          </li>
        ))}
      </ul>
      <p>
        <Link to={paths.needsALead(slug)}>
          {inAll > needs.length ? `All ${inAll}` : 'See what is asked'}
          {mayOffer && (inAll > needs.length ? ', and how to offer' : ', and offer')}
        </Link>
      </p>
    </section>
  )
}
