import type { Health, Role, Stage } from '../../vocabulary'

export function RoleTag({ role }: { role: Role }) {
  return (
    <span className="tag tag--role" data-role={role}>
      {role}
    </span>
  )
}

export function HealthTag({ health }: { health: Health }) {
  return (
    <span className="tag" data-health={health.replaceAll(' ', '-')}>
      {health}
    </span>
  )
}

export function StageTag({ stage }: { stage: Stage }) {
  return (
    <span className="tag tag--stage" data-stage={stage}>
      {stage}
    </span>
  )
}
