import { Link } from '@remix-run/react'
import { paths } from '../../paths'
import { Linked } from '../kit/linked'
import { Pages } from '../kit/pagination'
import { Person } from '../kit/person'
import { When } from '../kit/when'
import type { Here } from '../kit/here'

type Step = { step: string; version: number; line: string; by: string; on: string }
type Shown = {
  id: string
  memberId: string
  name: string
  initials: string
  position: string
  version: number
  reason: string
  state: string
  offeredVersion: number | null
  integratedVersion: number | null
  steps: Step[]
  may: { confirm: boolean; withdraw: boolean; stand: boolean }
}

const states: Record<string, string> = {
  open: 'open',
  integrated: 'integrated',
  withdrawn: 'withdrawn',
  stands: 'stands',
}
const did: Record<string, string> = {
  raised: 'raised it',
  'integration offered': 'offered a version that meets it',
  integrated: 'confirmed that it is integrated',
  'not yet': 'said that it is not met yet',
  withdrawn: 'withdrew it',
  stands: 'recorded that it stands',
}

type ObjectionsProps = {
  objections: Shown[]
  /** So much was said that each is shown by how it begins. */
  isCut: boolean
  further?: string | number | undefined
  isFirst: boolean
  here: Here
}

/**
 * Each objection from raised to settled, against which version, and what its objector may say now.
 */
export function Objections({ objections, isCut, further, isFirst, here }: ObjectionsProps) {
  if (!objections.length) return null
  return (
    <section className="sheet stack" id="objections">
      <h2>Objections</h2>
      {isCut && (
        <p className="quiet small">
          Long objections are shown by how they begin; the whole of each is in the Markdown of this
          decision.
        </p>
      )}
      <ul className="said">
        {objections.map((one) => (
          <li key={one.id} className="said__one" data-objection={one.state}>
            <p className="said__top">
              <span className="tag" data-objection={one.state}>
                {states[one.state]}
              </span>{' '}
              <Person
                person={one}
                to={paths.person(here.slug, one.memberId)}
                note={`to version ${one.version}`}
              />
            </p>
            <p className="log__text">
              <Linked text={one.reason} />
            </p>
            {one.offeredVersion && (
              <p>
                Version {one.offeredVersion} is offered as its integration. {one.name} says whether
                it is.
              </p>
            )}
            <ol className="steps">
              {one.steps.map((step, place) => (
                <li key={place}>
                  {step.by} {deedOf(one.steps, place)}
                  {step.step === 'raised' ? ` to version ${step.version}` : ''},{' '}
                  <When day={step.on} today={here.today} />
                  {step.line && step.step !== 'raised' && (
                    <>
                      : <Linked text={step.line} />
                    </>
                  )}
                </li>
              ))}
            </ol>
            <Answers one={one} here={here} />
          </li>
        ))}
      </ul>
      <Pages
        of="the objections"
        before={isFirst ? undefined : 'first'}
        earlier={further}
        to={(objection) => paths.decisionObjections(here.slug, here.number, objection)}
        words={{ first: 'First', further: 'More' }}
      />
    </section>
  )
}

/**
 * What someone with an open objection reads on the form of a later version: that a consent ends it.
 */
export function whatConsentEnds(
  objections: Pick<Shown, 'memberId' | 'state' | 'version' | 'offeredVersion'>[],
  { memberId, version }: { memberId: string | undefined; version: number },
) {
  const own = objections.find(
    (one) => one.memberId === memberId && (one.state === 'open' || one.state === 'stands'),
  )
  if (!own) return undefined
  const stands = own.state === 'open' ? 'is open' : 'stands'
  const as = own.offeredVersion
    ? `integrated by version ${own.offeredVersion}`
    : 'withdrawn, with your line'
  return `Your objection to version ${own.version} ${stands}. If you now consent to version ${version}, it ends, and is recorded as ${as}.`
}

// A step that a consent took has no line of its own, and says what was done. The one who objects
// again before a version was made that could meet it has put it in other words.
function deedOf(steps: Step[], place: number) {
  const [former, step] = [steps[place - 1], steps[place]]
  const isAnew =
    step?.step === 'not yet' &&
    former?.step !== 'integration offered' &&
    former?.version === step.version
  if (isAnew) return 'put it in other words'
  const isConsent = !step?.line && (step?.step === 'integrated' || step?.step === 'withdrawn')
  return isConsent ? `consented to version ${step.version}` : did[step?.step ?? '']
}

function Answers({ one: { id, may }, here }: { one: Shown; here: Here }) {
  const to = (noun: string) => paths.decisionAct(here.slug, here.number, noun, { objection: id })
  if (!may.confirm && !may.withdraw && !may.stand) return null
  return (
    <p className="formation__answers">
      {may.confirm && (
        <>
          <Link className="button button--primary button--small" to={to('confirm')}>
            It is integrated
          </Link>
          <Link className="button button--small" to={to('not-yet')}>
            Not yet
          </Link>
        </>
      )}
      {may.withdraw && (
        <Link className="button button--small" to={to('withdraw-objection')}>
          Withdraw it
        </Link>
      )}
      {may.stand && (
        <Link className="button button--small" to={to('stands')}>
          It stands
        </Link>
      )}
    </p>
  )
}
