import { createContext, useContext } from 'react'

type Put = (html: string) => string

/**
 * Takes much written markup out of what React joins on the server, where each character more makes
 * one long string longer, and answers a mark that stands for it until the page is sent.
 */
export const LaterMarkup = createContext<Put>((html) => html)

export const useLaterMarkup = () => useContext(LaterMarkup)
