/**
 * The data of an answer that came without errors. Root fields and reports are nullable, so that one fault takes one field; but none of
 * them is null without an error that says why.
 */
export type WithoutErrors<Result> = { readonly [Field in keyof Result]: Whole<Field, Result[Field]> }

type Whole<Field, Value> = Field extends 'reports' ? NonNullable<MemberOf<Value>>[] : NonNullable<WithReports<Value>>

type MemberOf<List> = NonNullable<List> extends readonly (infer Member)[] ? WithReports<Member> : never

type WithReports<Value> = Value extends readonly (infer Item)[]
  ? WithReports<Item>[]
  : Value extends object
    ? {
        [Field in keyof Value]: Field extends 'report'
          ? NonNullable<WithReports<Value[Field]>>
          : WithReports<Value[Field]>
      }
    : Value
