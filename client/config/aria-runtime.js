// The other half of aria-plugin.cjs, bundled into the mini program: its nodes must know the attributes that the templates name.
import { mergeInternalComponents } from '@tarojs/shared'
import attributes from './aria-attributes.json'

mergeInternalComponents(attributes)
