import { Link } from '@remix-run/react'
import { paths } from '../../paths'
import { Menu } from '../../ui/kit/menu'
import { MenuItem } from '../../ui/kit/menu-item'

type ActsProps = {
  acts: { noun: string; title: string }[]
  isPrimary: boolean
  here: { slug: string; number: number }
}

// The first may be primary, some follow it, and the others are one touch away: the page begins with
// the work, and that of an initiative that has stopped with its lesson. One alone is no menu.
export function Acts({ acts, isPrimary, here: { slug, number } }: ActsProps) {
  const inSight = acts.length > 4 ? 3 : 4
  const linkTo = ({ noun, title }: ActsProps['acts'][number], looks?: string) => (
    <Link key={noun} className={looks} to={paths.initiativeAct(slug, number, noun)}>
      {title}
    </Link>
  )
  return (
    <>
      {acts.slice(0, inSight).map((act, place) => linkTo(act, looksAt(place, isPrimary)))}
      {acts.length > inSight && (
        <Menu looks="more" button="button" summary="More">
          {acts.slice(inSight).map((act) => (
            <MenuItem key={act.noun}>{linkTo(act)}</MenuItem>
          ))}
        </Menu>
      )}
    </>
  )
}

function looksAt(place: number, isPrimary: boolean) {
  return isPrimary && place === 0 ? 'button button--primary' : 'button'
}
