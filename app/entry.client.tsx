import { RemixBrowser } from '@remix-run/react'
import { startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { NonceContext } from './ui/nonce'
import { mindTyping } from './ui/typed-early'

const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? ''

mindTyping()
startTransition(() => {
  hydrateRoot(
    document,
    <NonceContext.Provider value={nonce}>
      <RemixBrowser />
    </NonceContext.Provider>,
  )
})
