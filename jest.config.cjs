// ESM-only packages must be transformed before jest can load them.
const esm = ['file-type', 'strtok3', 'token-types', 'uint8array-extras', '@tokenizer', '@borewit', 'glass-easel', 'hucre']

const server = {
  rootDir: __dirname,
  testEnvironment: 'node',
  transform: { '^.+\\.(ts|mjs|js)$': '@swc/jest' },
  transformIgnorePatterns: [`/node_modules/(?!(${esm.join('|')})/)`],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/client/dist'],
}

const client = {
  rootDir: __dirname,
  displayName: 'client',
  testEnvironment: 'jsdom',
  testMatch: ['<rootDir>/tests/client/**/*.test.{ts,tsx}'],
  transform: { '^.+\\.[cm]?[jt]sx?$': ['babel-jest', { configFile: require.resolve('./tests/client/babel.config.cjs') }] },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/client/dist'],
  moduleNameMapper: {
    '\\.(s?css|png|jpe?g|svg)$': '<rootDir>/tests/client/doubles/style.cjs',
    '^@tarojs/components$': '<rootDir>/tests/client/doubles/components.tsx',
    '^@tarojs/taro$': '<rootDir>/tests/client/doubles/taro.ts',
    '^@shared/(.*)$': '<rootDir>/shared/$1',
    '^@/(.*)$': '<rootDir>/client/src/$1',
  },
}

const project = (displayName, folder) => ({ ...server, displayName, testMatch: [`<rootDir>/tests/${folder}/**/*.test.ts`] })

module.exports = {
  testTimeout: 60000,
  // Jest leaves one processor free, which on a machine with two is half of it.
  maxWorkers: '100%',
  projects: [
    project('rules', 'rules'),
    project('api', 'api'),
    project('races', 'races'),
    project('weapp', 'weapp'),
    project('browser', 'browser'),
    project('trust', 'trust'),
    client,
  ],
}
