// A SELECT of a parse tree as SQL. What it writes is parsed again and compared (statement.ts): a mistake here is refused, not run.
import { ExpressionPrinter } from './print-expression.ts'
import { Output, quotedName } from './print-output.ts'
import { sqlError } from './tokens.ts'
import { listOf, nodeAs, nodeOf, stringsOf, type Tree } from './tree.ts'

/** Writes the statement; the output knows where its words stood in the text that was parsed. */
export function printSelect(select: Tree): Output {
  const printer = new SelectPrinter()
  printer.select(select)
  return printer.out
}

const operations: Readonly<Record<string, string>> = {
  SETOP_UNION: 'UNION',
  SETOP_INTERSECT: 'INTERSECT',
  SETOP_EXCEPT: 'EXCEPT',
}

class SelectPrinter {
  readonly out = new Output()
  readonly #expressions = new ExpressionPrinter(
    this.out,
    select => this.select(select),
    window => this.#over(window),
  )

  select(select: Tree): void {
    this.#with(select.withClause as Tree | undefined)
    const operation = operations[String(select.op)]
    if (operation !== undefined) {
      this.#side(select.larg)
      this.out.write(` ${operation}${select.all === true ? ' ALL' : ''} `)
      this.#side(select.rarg)
    } else if (select.valuesLists) {
      this.out.write('VALUES ')
      this.out.list(listOf(select.valuesLists), row => this.#expressions.call('', nodeAs(row, 'List')?.items))
    } else this.#plain(select)
    if (select.sortClause) {
      this.out.write(' ')
      this.#expressions.sorts(select.sortClause)
    }
    this.#clause(' OFFSET ', select.limitOffset)
    if (select.limitOption === 'LIMIT_OPTION_WITH_TIES') {
      this.#clause(' FETCH FIRST ', select.limitCount)
      this.out.write(' ROWS WITH TIES')
    } else this.#clause(' LIMIT ', select.limitCount)
  }

  #side(value: unknown): void {
    this.out.write('(')
    this.select(value as Tree)
    this.out.write(')')
  }

  #clause(word: string, value: unknown): void {
    if (!value) return
    this.out.write(word)
    this.#expressions.operand(value)
  }

  #with(clause: Tree | undefined): void {
    if (!clause) return
    this.out.write(clause.recursive === true ? 'WITH RECURSIVE ' : 'WITH ')
    this.out.list(listOf(clause.ctes), each => {
      const table = nodeAs(each, 'CommonTableExpr') ?? {}
      this.out.write(`${quotedName(String(table.ctename))}${names(table.aliascolnames)} AS `)
      if (table.ctematerialized === 'CTEMaterializeAlways') this.out.write('MATERIALIZED ')
      this.#expressions.select(table.ctequery)
    })
    this.out.write(' ')
  }

  #plain(select: Tree): void {
    const { out } = this
    out.write('SELECT ')
    this.#distinct(listOf(select.distinctClause))
    out.list(listOf(select.targetList), each => {
      const target = nodeAs(each, 'ResTarget') ?? {}
      this.#expressions.write(target.val)
      if (typeof target.name === 'string') out.write(` AS ${quotedName(target.name)}`)
    })
    if (select.fromClause) {
      out.write(' FROM ')
      out.list(listOf(select.fromClause), item => this.#from(item))
    }
    this.#clause(' WHERE ', select.whereClause)
    if (select.groupClause) {
      out.write(select.groupDistinct === true ? ' GROUP BY DISTINCT ' : ' GROUP BY ')
      out.list(listOf(select.groupClause), item => this.#group(item))
    }
    this.#clause(' HAVING ', select.havingClause)
    if (select.windowClause) {
      out.write(' WINDOW ')
      out.list(listOf(select.windowClause), each => {
        const window = nodeAs(each, 'WindowDef') ?? {}
        out.write(`${quotedName(String(window.name))} AS `)
        this.#window(window)
      })
    }
  }

  /** `[{}]` is DISTINCT without ON. */
  #distinct(items: readonly unknown[]): void {
    if (items.length === 0) return
    this.out.write('DISTINCT ')
    if (nodeOf(items[0]) === null) return
    this.#expressions.call('ON ', items)
    this.out.write(' ')
  }

  #group(item: unknown): void {
    const set = nodeAs(item, 'GroupingSet')
    if (!set) {
      this.#expressions.write(item)
      return
    }
    const words: Readonly<Record<string, string>> = {
      GROUPING_SET_EMPTY: '',
      GROUPING_SET_ROLLUP: 'ROLLUP ',
      GROUPING_SET_CUBE: 'CUBE ',
      GROUPING_SET_SETS: 'GROUPING SETS ',
    }
    this.out.write(`${words[String(set.kind)] ?? ''}(`)
    this.out.list(listOf(set.content), each => this.#group(each))
    this.out.write(')')
  }

  #from(item: unknown): void {
    const [kind, node] = nodeOf(item) ?? ['', {}]
    if (kind === 'JoinExpr') this.#join(node)
    else if (kind === 'RangeVar') {
      this.out.mark(node.location)
      this.out.write(quotedName(String(node.relname)))
    } else if (kind === 'RangeSubselect') {
      if (node.lateral === true) this.out.write('LATERAL ')
      this.#expressions.select(node.subquery)
    } else if (kind === 'RangeFunction') this.#functions(node)
    else throw sqlError(`${kind} is not allowed in FROM here.`)
    const alias = node.alias as Tree | undefined
    if (alias) this.out.write(` AS ${quotedName(String(alias.aliasname))}${names(alias.colnames)}`)
  }

  #functions(node: Tree): void {
    if (node.lateral === true) this.out.write('LATERAL ')
    if (node.is_rowsfrom === true) this.out.write('ROWS FROM (')
    this.out.list(listOf(node.functions), each => this.#expressions.write(listOf(nodeAs(each, 'List')?.items)[0]))
    if (node.is_rowsfrom === true) this.out.write(')')
    if (node.ordinality === true) this.out.write(' WITH ORDINALITY')
  }

  #join(node: Tree): void {
    const { out } = this
    const using = stringsOf(node.usingClause)
    const isCross = node.isNatural !== true && !node.quals && using.length === 0
    out.write('(')
    this.#from(node.larg)
    out.write(node.isNatural === true ? ' NATURAL ' : ' ')
    out.write(`${isCross ? 'CROSS' : String(node.jointype).replace('JOIN_', '')} JOIN `)
    this.#from(node.rarg)
    if (using.length > 0) out.write(` USING ${names(node.usingClause)}`)
    const merged = node.join_using_alias as Tree | undefined
    if (merged) out.write(` AS ${quotedName(String(merged.aliasname))}`)
    this.#clause(' ON ', node.quals)
    out.write(')')
  }

  #over(window: Tree): void {
    if (typeof window.name === 'string') this.out.write(quotedName(window.name))
    else this.#window(window)
  }

  #window(window: Tree): void {
    const { out } = this
    out.write('(')
    if (typeof window.refname === 'string') out.write(`${quotedName(window.refname)} `)
    if (window.partitionClause) {
      out.write('PARTITION BY ')
      this.#expressions.list(window.partitionClause)
      out.write(' ')
    }
    if (window.orderClause) {
      this.#expressions.sorts(window.orderClause)
      out.write(' ')
    }
    this.#frame(window)
    out.write(')')
  }

  /** The bits of FRAMEOPTION_* in PostgreSQL's parsenodes.h. */
  #frame({ frameOptions, startOffset, endOffset }: Tree): void {
    const bits = Number(frameOptions ?? 0)
    if ((bits & 1) === 0) return
    const bound = (unbounded: number, isCurrent: number, offset: number, value: unknown) => {
      if (bits & unbounded) this.out.write('UNBOUNDED')
      else if (bits & isCurrent) this.out.write('CURRENT ROW')
      else if (offset !== 0) this.#expressions.operand(value)
    }
    this.out.write(bits & 2 ? 'RANGE ' : bits & 4 ? 'ROWS ' : 'GROUPS ')
    if (bits & 0x10) this.out.write('BETWEEN ')
    bound(0xa0, 0x200, bits & 0x2800, startOffset)
    this.out.write(bits & 0x820 ? ' PRECEDING' : bits & 0x2080 ? ' FOLLOWING' : '')
    if (bits & 0x10) {
      this.out.write(' AND ')
      bound(0x140, 0x400, bits & 0x5000, endOffset)
      this.out.write(bits & 0x1040 ? ' PRECEDING' : bits & 0x4100 ? ' FOLLOWING' : '')
    }
    if (bits & 0x8000) this.out.write(' EXCLUDE CURRENT ROW')
    if (bits & 0x10000) this.out.write(' EXCLUDE GROUP')
    if (bits & 0x20000) this.out.write(' EXCLUDE TIES')
  }
}

function names(nodes: unknown): string {
  const list = stringsOf(nodes)
  return list.length === 0 ? '' : ` (${list.map(quotedName).join(', ')})`
}
