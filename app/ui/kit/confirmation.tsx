import { useLocation } from '@remix-run/react'
import { useState } from 'react'
import { ButtonForm } from './button-form'
import type { Done } from './school-context'

/**
 * What was done by the act that led here, in one line, in one place: at the top of the page, and in
 * sight where the page is scrolled to. It is gone with the page, and never said again; what else
 * happens meanwhile leaves it there.
 */
export function Confirmation({ done }: { done: Done | undefined }) {
  const { key } = useLocation()
  const [told, tell] = useState({ done, key })
  if (done && done.id !== told.done?.id) tell({ done, key })
  const { said, id, wayBack } = (told.key === key && told.done) || {}
  return (
    <div className="confirmation">
      <div role="status">
        {said && (
          <p key={id} className="confirmation__said">
            {said}
          </p>
        )}
      </div>
      {wayBack && (
        <ButtonForm action={wayBack.at} hidden={wayBack.hidden} button="button button--small">
          Undo
        </ButtonForm>
      )}
    </div>
  )
}
