// The part of V8's heap where objects begin. It grows while the program is loaded, since almost all that is made then stays, and would
// never be given back: 50 MB of a gateway at rest.
import { setFlagsFromString } from 'node:v8'

/** V8's own factor. It is read whenever that part may grow: https://github.com/v8/v8/blob/main/src/flags/flag-definitions.h */
const GROWTH = 2

/** Call it before the program is loaded. */
export function holdYoungGeneration(): void {
  setFlagsFromString('--semi-space-growth-factor=1')
}

/** Under load it grows as ever: less is collected twice. */
export function releaseYoungGeneration(): void {
  setFlagsFromString(`--semi-space-growth-factor=${GROWTH}`)
}
