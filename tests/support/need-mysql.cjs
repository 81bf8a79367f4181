// The suite on MySQL without a server would quietly be the suite on SQLite once more.
if (!/^mysql:\/\//.test(process.env.DATABASE_URL ?? '')) {
  console.error('DATABASE_URL must name a MySQL or MariaDB server, as mysql://user:password@host:3306/database')
  process.exit(1)
}
