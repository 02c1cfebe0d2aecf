const strokes: Record<string, string> = {
  yes: 'M5 12.5l4.5 4.5L19 7.5',
  concern: 'M12 4l9 16H3z M12 10v4 M12 17v.5',
  stop: 'M8.5 3.5h7l5 5v7l-5 5h-7l-5-5v-7z M9 9l6 6 M15 9l-6 6',
  turn: 'M4 18c0-6 4-9 10-9h5 M15 5l4.5 4-4.5 4',
  pause: 'M9 6v12 M15 6v12',
  speak: 'M4 5h16v11H10l-5 4v-4H4z',
}

/**
 * The sign of one way to answer: a drawing, or its number in a ring. Its label always stands beside
 * it.
 */
export function OptionIcon({ name }: { name: string }) {
  return (
    <svg
      className="option-icon"
      viewBox="0 0 24 24"
      width="24"
      height="24"
      aria-hidden="true"
      focusable="false"
    >
      {strokes[name] ? (
        <path d={strokes[name]} />
      ) : (
        <>
          <circle cx="12" cy="12" r="10" />
          <text x="12" y="16.5" textAnchor="middle">
            {name}
          </text>
        </>
      )}
    </svg>
  )
}
