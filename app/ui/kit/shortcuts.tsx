import { useEffect, useState } from 'react'
import { keepsSingleKeys, keepSingleKeys } from './single-keys'

const shortcuts: [keys: string, what: string][] = [
  ['Ctrl K or ⌘ K', 'Find or do'],
  ['/', 'Find or do'],
  ['?', 'This list'],
  ['Alt ← and Alt →', 'On the board: move the card you are on to the next stage'],
  ['Esc', 'Close what is open, and go back to where you were'],
]

/** Which keys do what; those without Ctrl or Alt can be turned off in this browser. */
export function Shortcuts() {
  const [isOn, turn] = useState<boolean>()
  useEffect(() => turn(keepsSingleKeys()), [])
  return (
    <section className="shortcuts">
      <h2>Keys</h2>
      <dl className="shortcuts__all">
        {shortcuts.map(([keys, what]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      {isOn !== undefined && (
        <label className="choice">
          <input
            type="checkbox"
            checked={isOn}
            onChange={({ currentTarget: { checked } }) => (keepSingleKeys(checked), turn(checked))}
          />
          The keys / and ? work in this browser
        </label>
      )}
    </section>
  )
}
