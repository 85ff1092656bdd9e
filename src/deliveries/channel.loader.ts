import { projectLoader } from '../auth/project-loader.ts'
import { selectChannelsById } from './channel.store.ts'

/** Channels of the caller's project by id; `null` where it has none of this id. */
export const channelLoader = projectLoader(selectChannelsById, channel => channel.channelId)
