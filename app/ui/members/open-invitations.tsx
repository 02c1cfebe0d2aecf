import { paths } from '../../paths'
import { ButtonForm } from '../kit/button-form'
import { Fold } from '../kit/fold'
import { useSchool } from '../kit/school-context'
import { When } from '../kit/when'

type Invitation = {
  id: string
  name: string
  email: string
  position: string
  access: string
  inviter: string
  invitedOn: string
  expiresOn: string
  isOver: boolean
}

// More than these would push the people who are here off the first screen.
const fewEnough = 5

/**
 * Who is invited and not here yet, for those who may invite: by whom, since when, and whether the
 * link still works.
 */
export function Pending({ invitations }: { invitations: Invitation[] }) {
  if (!invitations.length) return null
  return (
    <>
      <Fold className="pending" isOpen={invitations.length <= fewEnough}>
        <summary>
          <h2>Invited, not here yet · {invitations.length}</h2>
        </summary>
        <ul className="people__list pending__list">
          {invitations.map((invitation) => (
            <li key={invitation.id} className="people__one">
              <Invited invitation={invitation} />
            </li>
          ))}
        </ul>
      </Fold>
    </>
  )
}

function Invited({
  invitation: { id, name, email, position, access, inviter, invitedOn, expiresOn, isOver },
}: {
  invitation: Invitation
}) {
  const { school, today } = useSchool()
  return (
    <>
      <div>
        <p className="pending__name">
          {name}{' '}
          <span className="quiet">{access === 'member' ? position : `${position}, ${access}`}</span>
        </p>
        <p className="quiet small pending__email">{email}</p>
      </div>
      <div>
        <p className="quiet small">
          {isOver ? (
            <>
              The link expired <When day={expiresOn} today={today} />;{' '}
            </>
          ) : (
            ''
          )}
          invited <When day={invitedOn} today={today} /> by {inviter}
        </p>
        <div className="pending__acts">
          <ButtonForm
            action={paths.invitationAct(school.slug, id, 'resend')}
            button="link"
            label={`Send again: ${name}`}
            inline
          >
            Send again
          </ButtonForm>
          <ButtonForm
            action={paths.invitationAct(school.slug, id, 'withdraw')}
            button="link"
            label={`Withdraw: ${name}`}
            inline
          >
            Withdraw
          </ButtonForm>
        </div>
      </div>
    </>
  )
}
