import type { ProjectId } from '../base/id.ts'
import type { Principal, Scope } from './context.ts'

/** Who asks where the gateway works for a project by itself: the project, with these scopes and nothing more. */
export function ownPrincipal(projectId: ProjectId, name: string, scopes: readonly Scope[]): Principal {
  return {
    projectId,
    tokenId: null,
    name,
    scopes: new Set(scopes),
    expiresAt: null,
    allowedEvents: null,
    restriction: null,
  }
}
