import { paths } from '../../paths'
import { Linked } from '../kit/linked'
import { ButtonForm } from '../kit/button-form'
import { When } from '../kit/when'
import type { Here } from '../kit/here'
import { Act } from './sheet-of-acts'
import { Section } from '../kit/sheet'
import type { EndedAction } from '../../domain/initiatives/actions'

export type ActionSaid = {
  id: string
  text: string
  ownerId: string
  owner: string
  dueOn: string | null
  isDone: boolean
  mayFinish: boolean
  mayDrop: boolean
}

/** What someone will do by a day, with what was done and dropped of late. */
export function Actions({
  actions,
  ended,
  more,
  mayAdd,
  here,
}: {
  actions: ActionSaid[]
  ended: EndedAction[]
  more: number
  mayAdd: boolean
  here: Here
}) {
  return (
    <Section
      title="Actions"
      act={
        mayAdd && (
          <Act here={here} noun="add-action">
            Add
            <span className="spoken"> an action</span>
          </Act>
        )
      }
    >
      {!actions.length && <p className="quiet">None open.</p>}
      <ul className="under-way">
        {actions.map((action) => (
          <li key={action.id} className="under-way__one under-way__row">
            <p>
              <ActionText {...action} />{' '}
              <span className="quiet">
                {action.owner}
                {action.dueOn && (
                  <>
                    , <Due day={action.dueOn} today={here.today} />
                  </>
                )}
              </span>
            </p>
            {(action.mayFinish || action.mayDrop) && (
              <div className="formation__answers">
                {action.mayFinish && <Done here={here} id={action.id} text={action.text} />}
                {action.mayDrop && (
                  <Act here={here} noun="drop-action" which={action.id} about={action.text}>
                    Drop
                  </Act>
                )}
              </div>
            )}
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p className="quiet">
          {more} more, none due earlier, {more === 1 ? 'is' : 'are'} shown once some of these are
          done.
        </p>
      )}
      {ended.length > 0 && (
        <details>
          <summary>Done and dropped</summary>
          <ul className="formation__people">
            {ended.map(({ id, text, owner, outcome, on }) => (
              <li key={id}>
                <Linked text={text} />{' '}
                <span className="quiet">
                  {outcome}, {owner}, <When day={on} today={here.today} />
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  )
}

/** What an action says; struck through where it has just been said to be done. */
export function ActionText({ text, isDone }: { text: string; isDone: boolean }) {
  const said = <Linked text={text} />
  return isDone ? <s>{said}</s> : said
}

/** When an action is due; late is said plainly, and never in red. */
export function Due({ day, today }: { day: string; today: string }) {
  return (
    <>
      {day < today ? 'was due' : 'due'} <When day={day} today={today} />
    </>
  )
}

/** One press, and the action is done: an ordinary form. From Home it leads back there. */
export function Done({
  here,
  id,
  text,
  home,
}: {
  here: Pick<Here, 'slug' | 'number'>
  id: string
  text: string
  home?: boolean
}) {
  const action = paths.initiativeAct(here.slug, here.number, 'finish-action', { which: id })
  return (
    <ButtonForm
      action={action}
      hidden={{ which: id, ...(home && { home: 'on' }) }}
      button="button button--small"
      label={`Done: ${text}`}
    >
      Done
    </ButtonForm>
  )
}
