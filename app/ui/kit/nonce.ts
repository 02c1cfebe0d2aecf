import { createContext, useContext } from 'react'

/** The one-time word that lets this page's own scripts run, and nobody else's. */
export const NonceContext = createContext('')
export const useNonce = () => useContext(NonceContext)
