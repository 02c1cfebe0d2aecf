import { Link } from '@remix-run/react'
import { Menu } from './menu'
import { MenuItem } from './menu-item'

type HeadingAct = { to: string; title: string; isPrimary?: boolean }

/**
 * The acts of a page's heading: one may be primary, one stands beside it, and the others are one
 * touch away, all of them where something else comes first. One alone is no menu.
 */
export function HeadingActs({ acts, isAside }: { acts: HeadingAct[]; isAside?: boolean }) {
  const inSight = isAside && acts.length > 1 ? 0 : acts.length > 3 ? 2 : 3
  return (
    <>
      {acts.slice(0, inSight).map(({ to, title, isPrimary }) => (
        <Link key={to} className={isPrimary ? 'button button--primary' : 'button'} to={to}>
          {title}
        </Link>
      ))}
      {acts.length > inSight && (
        <Menu looks="more" button="button" summary="More">
          {acts.slice(inSight).map(({ to, title }) => (
            <MenuItem key={to}>
              <Link to={to}>{title}</Link>
            </MenuItem>
          ))}
        </Menu>
      )}
    </>
  )
}
