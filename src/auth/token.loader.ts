import { projectLoader } from './project-loader.ts'
import { selectTokensById } from './token.store.ts'

export const tokenLoader = projectLoader(selectTokensById, token => token.tokenId)
