import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { paths } from '../../paths'
import { together } from './calls-and-offers'
import { Linked } from '../kit/linked'
import type { Field } from '../kit/form'
import { useSchool } from '../kit/school-context'
import { shortDay } from '../../vocabulary/dates'
import type { Candidate } from '../../domain/calls/choice'

/**
 * Who can be chosen: each with how ready they are, in their own words, and why they would be
 * suggested. Never a score.
 */
export function Candidates({ field, candidates }: { field: Field; candidates: Candidate[] }) {
  return (
    <fieldset
      className="field candidates"
      aria-invalid={field.errors?.length ? true : undefined}
      aria-describedby={field.errors?.length ? field.errorId : undefined}
    >
      <legend className="field__label">Offers</legend>
      {candidates.map((one, place) => (
        <Candidate key={one.id} one={one} isFirst={place === 0 && one.reasons.length > 0}>
          <input
            type="radio"
            name={field.name}
            value={one.id}
            id={place === 0 ? field.id : undefined}
            defaultChecked={field.initialValue === one.id}
            disabled={isHalf(one)}
          />
        </Candidate>
      ))}
      {field.errors?.length ? (
        <p className="field__error" id={field.errorId}>
          {field.errors[0]}
        </p>
      ) : null}
    </fieldset>
  )
}

// An offer of two that the other has not answered is not to be chosen yet.
function isHalf({ withName, withAnswer }: Candidate) {
  return withName !== null && withAnswer === null
}

function Candidate({
  one,
  isFirst,
  children,
}: {
  one: Candidate
  isFirst: boolean
  children: ReactNode
}) {
  const { school, today } = useSchool()
  return (
    <div className="candidate sheet">
      <label className="candidate__name">
        {children}
        <span className="person__initials" aria-hidden="true">
          {one.initials}
        </span>
        <span>
          {one.name}
          {together(one)}
        </span>
      </label>
      <p className="candidate__facts">
        <span>
          {one.readiness}, since {shortDay(one.on, today)}
        </span>
        {one.isPrivate && <span className="tag">in confidence</span>}
        <Link to={paths.person(school.slug, one.memberId)}>What {one.name} led and followed</Link>
      </p>
      {one.alsoWith && (
        <p className="notice">
          {one.name} also offers together with {one.alsoWith}. Chosen alone, {one.name} leads
          without {one.alsoWith}, whose offer stays; both are told.
        </p>
      )}
      {one.reasons.length > 0 && (
        <p>
          <b>{isFirst ? 'Suggested first' : 'To consider'}</b>: {one.reasons.join('; ')}
        </p>
      )}
      <dl className="told">
        <Words name="In their words" text={one.note} />
        <Words name="Strengths" text={one.strengths} />
        <Words name="Growth edges" text={one.growthEdges} />
      </dl>
    </div>
  )
}

function Words({ name, text }: { name: string; text: string }) {
  if (!text) return null
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <Linked text={text} />
      </dd>
    </div>
  )
}
