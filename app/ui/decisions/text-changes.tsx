import { useActionData } from '@remix-run/react'
import { Linked } from '../kit/linked'
import { Difference } from './proposal'
import type { ReadSince } from '../../domain/decisions/version-read'

/**
 * What was refused because the text had changed meanwhile: what was read, what stands now, and what
 * is between.
 */
export function TextChanges() {
  const { since } = (useActionData() ?? {}) as { since?: ReadSince }
  if (!since?.changes || !since.read) return null
  return (
    <section className="stack">
      <h2>What changed while you had it open</h2>
      <Difference
        changes={since.changes}
        title={`From version ${since.read.version} to version ${since.now.version}`}
        isOpen
      />
      {[since.now, since.read].map((one) => (
        <details key={one.version} className="fold">
          <summary>
            Version {one.version}
            {one === since.now ? ', the text now' : ', which you read'}
          </summary>
          <p className="log__text">
            <Linked text={one.body} />
          </p>
        </details>
      ))}
    </section>
  )
}
