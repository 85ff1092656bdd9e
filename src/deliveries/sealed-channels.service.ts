import type { SealedValue } from '../auth/sealed-value.ts'
import type { Platform } from '../request/context.ts'
import { channelPlace } from './channel-secrets.ts'
import { selectSealedChannels, updateSealedChannel } from './sealed-channel.store.ts'

const BATCH = 100

/** The addresses, headers and signing secrets of channels, of all projects. */
export async function* sealedChannels({ db }: Pick<Platform, 'db'>): AsyncGenerator<SealedValue> {
  for (let after = '0'; ; ) {
    const batch = await selectSealedChannels(db, after, BATCH)
    for (const channel of batch) {
      yield {
        kind: 'CHANNEL',
        name: channel.name,
        sealed: channel.sealed,
        place: channelPlace(channel.projectId, channel.channelId),
        replace: sealed => updateSealedChannel(db, channel, sealed),
      }
    }
    const last = batch.at(-1)
    if (!last) return
    after = last.channelId
  }
}
