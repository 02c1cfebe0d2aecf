import { RemixBrowser } from '@remix-run/react'
import { startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { NonceContext } from './ui/kit/nonce'
import { keepEarlyTyping } from './ui/kit/early-typing'

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
