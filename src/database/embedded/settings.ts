/** PostgreSQL's settings for a gateway on a small machine, passed on its command line: one place, no edited files. */

export interface SettingOptions {
  readonly fsync: boolean
  /** Over the defaults below; the test kit asks for more connections. */
  readonly settings: Readonly<Record<string, string>>
  /** undefined: a unix socket inside the data directory. */
  readonly tcpPort: number | undefined
}

/** Part of the socket's name; no TCP port is opened for it. */
export const SOCKET_PORT = 5432

export function serverArguments(dataDir: string, options: SettingOptions): string[] {
  const settings: Record<string, string> = {
    ...(options.tcpPort === undefined
      ? // Relative to the data directory, which only the account (and root) can enter: no other user can connect,
        // and the length of the path does not matter to bind().
        { listen_addresses: '', unix_socket_directories: '.', unix_socket_permissions: '0700', port: `${SOCKET_PORT}` }
      : { listen_addresses: '127.0.0.1', unix_socket_directories: '', port: `${options.tcpPort}` }),
    cluster_name: 'pushgraph',
    max_connections: '50',
    shared_buffers: '64MB',
    // Compiling a query costs more than the short statements of a gateway take.
    jit: 'off',
    // No replica and no archive: the least WAL that survives a crash.
    wal_level: 'minimal',
    max_wal_senders: '0',
    max_wal_size: '512MB',
    wal_compression: 'on',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // LOG, FATAL and PANIC only: a statement's error goes to its caller, and its data stays out of the log.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_checkpoints: 'off',
    log_line_prefix: '',
    logging_collector: 'off',
    log_destination: 'stderr',
    log_startup_progress_interval: '5s',
    ...(options.fsync
      ? { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' }
      : { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }),
    ...options.settings,
  }
  return ['-D', dataDir, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}
