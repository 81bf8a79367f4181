import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { licencePage, shippedPackages } from './supply-chain'

writeFileSync(path.resolve(__dirname, '../../server/operations/licences.md'), licencePage(shippedPackages()))
