import { selectClientsById } from './client.store.ts'
import { projectLoader } from './project-loader.ts'

export const clientLoader = projectLoader(selectClientsById, client => client.tokenId)
