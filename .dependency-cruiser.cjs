/** Who may import whom; the table stands in ARCHITECTURE.md. Tests and `testing/` are exempt. */

const TESTS = ['\\.test\\.tsx?$', '/testing/'];

/** `room` imports nothing but these rooms and packages; Node's modules only where `node` is true. */
const only = (room, rooms, packages = [], node = false) => ({
  name: `${room.replaceAll('/', '-')}-imports`,
  severity: 'error',
  from: { path: `^${room}/`, pathNot: TESTS },
  to: {
    pathNot: [
      ...[room, ...rooms].map((allowed) => `^${allowed}/`),
      ...packages.map((name) => `node_modules/(@types/)?${name}/`),
    ],
    dependencyTypesNot: node ? ['core'] : [],
  },
});

/** `from` never imports any of these. */
const never = (name, from, to) => ({
  name,
  severity: 'error',
  from: { path: from, pathNot: TESTS },
  to: { path: to },
});

module.exports = {
  forbidden: [
    only('contract', [], ['valibot']),
    only(
      'e2ee',
      ['contract'],
      ['ts-mls', 'tweetnacl', '@noble/[^/]+', '@scure/[^/]+', '@hpke/[^/]+', 'valibot'],
    ),
    only(
      'client',
      ['e2ee', 'contract'],
      ['socket\\.io-client', 'tus-js-client', 'uuidv7', 'valibot'],
    ),
    only('client-node', ['client', 'e2ee', 'contract'], ['valibot', '@noble/[^/]+'], true),
    only('cli', ['client-node', 'client', 'e2ee', 'contract'], ['valibot'], true),
    only('preload', ['contract/platform'], ['electron', 'valibot']),
    only(
      'electron',
      ['contract/platform', 'e2ee/vault'],
      ['electron', 'electron-updater', 'valibot'],
      true,
    ),
    never(
      'server-never-decrypts',
      '^server/',
      '^(e2ee|client|client-node|cli|renderer|electron|preload)/',
    ),
    only(
      'renderer/ui',
      ['renderer/styles'],
      ['react', 'react-dom', '@base-ui/react', 'lucide-react', 'qr'],
    ),
    only('renderer/stores', ['contract'], ['zustand']),
    only('renderer/db', ['client', 'e2ee', 'contract'], ['dexie', 'valibot']),
    never(
      'services-know-no-engine-internals',
      '^renderer/services/',
      '^(e2ee|client|server|electron|preload)/|^renderer/(features|app|db)/',
    ),
    never(
      'features-go-through-services',
      '^renderer/features/',
      '^(e2ee|client|server|electron|preload)/|^renderer/(db|platform|worker|app)/',
    ),
    {
      name: 'feature-islands',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/', pathNot: TESTS },
      to: { path: '^renderer/features/', pathNot: '^renderer/features/($1/|[^/]+/index\\.tsx?$)' },
    },
    never('renderer-never-touches-the-host', '^renderer/', '^(electron|preload|server)/'),
    never('renderer-never-touches-electron', '^renderer/', 'node_modules/electron/'),
    {
      name: 'no-node-in-shared-code',
      severity: 'error',
      from: { path: '^(contract|e2ee|client|renderer|preload)/', pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'product-never-imports-tests',
      severity: 'error',
      from: { pathNot: [...TESTS, '^(e2e|bench)/'] },
      to: { path: [...TESTS, '^(e2e|bench)/'] },
    },
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    // Tests may import what they like, and the parser does not know all of their syntax.
    exclude: { path: ['^(dist|\\.tsc)/', '\\.test\\.tsx?$'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
