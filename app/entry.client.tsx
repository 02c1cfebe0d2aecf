import { RemixBrowser } from '@remix-run/react'
import { startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { NonceContext } from './ui/nonce'
import { keepEarlyTyping } from './ui/early-typing'

const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? ''

keepEarlyTyping()
startTransition(() => {
  hydrateRoot(
    document,
    <NonceContext.Provider value={nonce}>
      <RemixBrowser />
    </NonceContext.Provider>,
  )
})
