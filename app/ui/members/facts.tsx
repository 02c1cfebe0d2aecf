import type { Profile } from '../../domain/members/profile'
import { weekSaid } from '../../forms/members'
import { useSchool } from '../kit/school-context'
import { When } from '../kit/when'

export function Facts({
  member: { position, positionNote, access, joinedOn, leftOn, worksOn },
  week,
}: {
  member: Profile
  week: number
}) {
  const { today } = useSchool()
  return (
    <span className="profile__facts">
      <span>{positionNote ? `${position}, ${positionNote}` : position}</span>
      {access !== 'member' && <span>{access}</span>}
      {worksOn !== week && <span>works {weekSaid(worksOn)}</span>}
      <span>
        joined <When day={joinedOn} today={today} />
      </span>
      {leftOn && (
        <span>
          left <When day={leftOn} today={today} />
        </span>
      )}
    </span>
  )
}
