import type { PushgraphClient } from '@pushgraph/client'
import { createContext, type ReactNode, useContext } from 'react'

const ClientContext = createContext<PushgraphClient | null>(null)

export interface PushgraphProviderProps {
  /** Made once, outside of what renders. */
  readonly client: PushgraphClient
  readonly children?: ReactNode
}

/** Gives a client to all below it. */
export function PushgraphProvider({ client, children }: PushgraphProviderProps) {
  return <ClientContext.Provider value={client}>{children}</ClientContext.Provider>
}

/** The client of the nearest PushgraphProvider. */
export function usePushgraph(): PushgraphClient {
  const client = useContext(ClientContext)
  if (client === null) throw new Error('There is no <PushgraphProvider client={...}> around this component.')
  return client
}
