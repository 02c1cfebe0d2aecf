import { shortDay, weekdayAndDay } from '../../vocabulary/dates'
import { When } from '../kit/when'

type Leave = { id: string; startsOn: string; endsOn: string | null }

/** When someone is away, as everyone reads it. Why is nobody's business. */
export function AwaySaid({ leave: { startsOn, endsOn }, today }: { leave: Leave; today: string }) {
  if (startsOn > today)
    return (
      <>
        on leave from <When day={startsOn} today={today} as={weekdayAndDay} />
        {endsOn ? (
          <>
            , to <When day={endsOn} today={today} as={shortDay} />
          </>
        ) : (
          ' on'
        )}
      </>
    )
  return (
    <>
      on leave{' '}
      {endsOn ? (
        <>
          until <When day={endsOn} today={today} />
        </>
      ) : (
        'for now'
      )}
    </>
  )
}
