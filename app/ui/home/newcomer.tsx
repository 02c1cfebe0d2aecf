import { Link } from '@remix-run/react'
import { paths } from '../../paths'
import { useSchool } from '../kit/school-context'
import { Rows } from './row'
import type { HomeRow } from './row'
import type { ToFollow } from '../../domain/home/newcomer'
import type { Need } from '../../domain/calls/needs-a-lead'

/** What is expected of someone who has never held a turn: to follow one thing, or to offer. */
export function Newcomer({ toFollow, needs }: { toFollow: ToFollow[]; needs: Need[] }) {
  const { slug } = useSchool().school
  const rows = [
    ...toFollow.map((one) => followRow(slug, one)),
    ...needs.filter(({ mayOffer }) => mayOffer).map((one) => offerRow(slug, one)),
  ]
  return (
    <section className="sheet newcomer">
      <h2>Begin here</h2>
      <p>
        Here people take turns: someone leads, others follow, and the lead is handed over. Follow
        one initiative to begin with: say where you push, support or would slow down. Offer to lead
        when you are ready. <Link to={paths.formation(slug)}>Who leads what this year</Link>
      </p>
      <Rows rows={rows} />
    </section>
  )
}

const listed = new Intl.ListFormat('en', { type: 'conjunction' })

function followRow(slug: string, { number, title, leads, follows }: ToFollow): HomeRow {
  return {
    ...{ key: `follow ${number}`, about: title, sign: { drawing: 'lead' } },
    title: <Link to={paths.initiative(slug, number)}>{title}</Link>,
    said: `${listed.format(leads)} ${leads.length > 1 ? 'lead' : 'leads'} · ${followed(follows)}`,
    acts: [{ to: paths.initiativeAct(slug, number, 'follow'), label: 'Follow' }],
  }
}

const followed = (many: number) =>
  many === 0 ? 'nobody follows yet' : many === 1 ? 'one follows' : `${many} follow`

function offerRow(slug: string, { number, title }: Need): HomeRow {
  return {
    ...{ key: `offer ${number}`, about: title, sign: { drawing: 'lead' } },
    title: <Link to={paths.initiative(slug, number)}>{title}</Link>,
    said: 'needs a lead',
    acts: [{ to: paths.initiativeAct(slug, number, 'offer'), label: 'Offer' }],
  }
}
