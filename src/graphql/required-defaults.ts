import { Kind, type OperationDefinitionNode, valueFromASTUntyped } from 'graphql'

/**
 * The defaults of variables that may not be null (`$days: OnlyDays! = ALL`), as a client would write them; null: there are none. The
 * compiler says of such a variable that it was not provided.
 */
export function requiredDefaultsOf({ variableDefinitions }: OperationDefinitionNode): Record<string, unknown> | null {
  const defaults = (variableDefinitions ?? []).flatMap(({ type, variable, defaultValue }) =>
    type.kind === Kind.NON_NULL_TYPE && defaultValue
      ? [[variable.name.value, valueFromASTUntyped(defaultValue)] as const]
      : [],
  )
  return defaults.length > 0 ? Object.fromEntries(defaults) : null
}
