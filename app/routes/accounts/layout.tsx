import { Link, Outlet } from '@remix-run/react'
import { paths } from '../../paths'

export default function Door() {
  return (
    <main className="door">
      <Link to={paths.welcome()} className="door__mark">
        <img src="/skein.svg" alt="" width="36" height="36" /> Skein
      </Link>
      <Outlet />
    </main>
  )
}
