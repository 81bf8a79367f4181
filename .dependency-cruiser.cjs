const only = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

/** The layers of the house: what may not know of what. */
module.exports = {
  forbidden: [
    only('no-cycles', 'A cycle means that two files are one.', {}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
    only('shared-stands-alone', 'shared/ is the ground floor.', { path: '^shared' }, { path: '^(server|client|tests)' }),
    only('shared-does-no-io', 'It runs in WeChat as well.', { path: '^shared' }, { dependencyTypes: ['core'] }),
    only('server-knows-no-client', '', { path: '^server' }, { path: '^(client|tests)' }),
    only('client-knows-no-server', '', { path: '^client' }, { path: '^(server|tests)' }),
    only(
      'matching-knows-no-database',
      'Numbers in, plan and reasons out.',
      { path: '^server/matching' },
      { path: '^server/(?!matching)|typeorm|koa' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'dist|\\.scss$|\\.png$|\\.svg$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.h5.tsx', '.h5.ts', '.cjs', '.js', '.json'] },
  },
}
