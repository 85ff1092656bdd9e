// What a statement may be made of. Everything that is not named here is refused: new grammar is refused until it was looked at.
const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Node types of PostgreSQL's parse tree. */
export const nodeTypes = words(`
  SelectStmt ResTarget ColumnRef A_Star A_Const A_Expr A_ArrayExpr A_Indirection A_Indices BoolExpr NullTest BooleanTest
  FuncCall TypeCast TypeName String Integer Float Boolean List CaseExpr CaseWhen CoalesceExpr MinMaxExpr SubLink RangeVar
  RangeSubselect RangeFunction JoinExpr Alias SortBy WindowDef WithClause CommonTableExpr GroupingSet GroupingFunc ParamRef
  SQLValueFunction RowExpr NamedArgExpr CollateClause`)

/** Parts of a node that are refused wherever they stand. */
export const refusedParts: ReadonlyMap<string, string> = new Map([
  ['intoClause', 'SELECT INTO is not allowed: nothing can be written.'],
  ['lockingClause', 'Row locks (FOR UPDATE, FOR SHARE) are not allowed.'],
  ['search_clause', 'SEARCH is not allowed.'],
  ['cycle_clause', 'CYCLE is not allowed.'],
  ['coldeflist', 'Column definition lists are not allowed.'],
  ['catalogname', 'Names of databases are not allowed.'],
  ['setof', 'SETOF is not allowed.'],
  ['pct_type', '%TYPE is not allowed.'],
  ['func_variadic', 'VARIADIC is not allowed.'],
])

export const valueFunctions = words(`
  SVFOP_CURRENT_DATE SVFOP_CURRENT_TIME SVFOP_CURRENT_TIME_N SVFOP_CURRENT_TIMESTAMP SVFOP_CURRENT_TIMESTAMP_N
  SVFOP_LOCALTIME SVFOP_LOCALTIME_N SVFOP_LOCALTIMESTAMP SVFOP_LOCALTIMESTAMP_N`)

export const subLinkTypes = words('EXISTS_SUBLINK ALL_SUBLINK ANY_SUBLINK EXPR_SUBLINK ARRAY_SUBLINK')

export const types = words(`
  text varchar bpchar int2 int4 int8 smallint integer bigint float4 float8 numeric decimal real bool boolean
  date time timetz timestamp timestamptz interval jsonb json uuid`)

/** None reads a catalogue, a file or a setting, writes, sleeps, locks, runs a text as SQL, or makes a text of any length from a short one. */
export const functions = words(`
  count sum avg min max bool_and bool_or every stddev stddev_pop stddev_samp variance var_pop var_samp corr covar_pop covar_samp
  regr_slope regr_intercept regr_r2 regr_count mode percentile_cont percentile_disc array_agg string_agg jsonb_agg jsonb_object_agg
  any_value grouping
  row_number rank dense_rank percent_rank cume_dist ntile lag lead first_value last_value nth_value
  abs ceil ceiling floor round trunc sign mod div power sqrt cbrt exp ln log log10 pi width_bucket degrees radians sin cos tan
  asin acos atan atan2 greatest least
  lower upper initcap length char_length character_length octet_length btrim ltrim rtrim trim left right substr substring
  position strpos split_part replace translate reverse concat concat_ws starts_with ascii chr md5 to_hex overlay quote_literal
  regexp_match regexp_replace regexp_count regexp_substr regexp_like regexp_split_to_array like_escape similar_to_escape
  string_to_array array_to_string
  now date_trunc date_part extract age to_char to_date to_timestamp to_number make_date make_time make_timestamp make_timestamptz
  make_interval date_bin justify_days justify_hours justify_interval timezone isfinite clock_timestamp statement_timestamp
  transaction_timestamp overlaps
  jsonb_extract_path jsonb_extract_path_text json_extract_path json_extract_path_text jsonb_typeof json_typeof jsonb_array_length
  json_array_length jsonb_build_object jsonb_build_array to_jsonb to_json row_to_json jsonb_exists jsonb_strip_nulls jsonb_path_exists jsonb_path_query
  jsonb_path_query_first
  array_length cardinality array_position array_append array_cat unnest generate_series
  jsonb_array_elements jsonb_array_elements_text jsonb_each jsonb_each_text jsonb_object_keys string_to_table regexp_split_to_table
  coalesce nullif trim_scale`)

export const operators = words(`
  = <> != < > <= >= + - * / % ^ |/ ||/ @ & | # ~ << >> || ~* !~ !~* ~~ !~~ ~~* !~~* -> ->> #> #>> @> <@ ? ?| ?& && @? @@ ^@`)

/** Those that may stand before ANY and ALL. */
export const comparisons = words('= <> != < > <= >= ~~ !~~ ~~* !~~* ~ ~* !~ !~*')
