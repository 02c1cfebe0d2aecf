import { When } from '../kit/when'

type Leave = { id: string; startsOn: string; endsOn: string | null }

/** When someone is away, as everyone reads it. Why is nobody's business. */
export function AwaySaid({ leave: { startsOn, endsOn }, today }: { leave: Leave; today: string }) {
  return (
    <>
      on leave{' '}
      {startsOn > today && (
        <>
          from <When day={startsOn} today={today} />{' '}
        </>
      )}
      {endsOn ? (
        <>
          until <When day={endsOn} today={today} />
        </>
      ) : startsOn > today ? (
        'on'
      ) : (
        'for now'
      )}
    </>
  )
}
