import { CATEGORIES, CATEGORY_LABELS, type Category } from '@shared/vocabulary/categories'
import { View } from '@tarojs/components'
import { type IconName, Tile, type Tone } from '@/design'
import { go } from '@/platform/navigation'

const LOOK: Record<Category, readonly [icon: IconName, tone: Tone]> = {
  theory: ['speech', 'kapok'],
  civics: ['lantern', 'leaf'],
  culture: ['music', 'sky'],
  farming: ['sprout', 'amber'],
  health: ['health', 'grey'],
}

/** The five fields of service, each a way into the menu. */
export function Categories() {
  return (
    <View className="home__categories">
      {CATEGORIES.map((category) => {
        const [icon, tone] = LOOK[category]
        return (
          <Tile
            key={category}
            shape="small"
            icon={icon}
            tone={tone}
            title={CATEGORY_LABELS[category]}
            onPress={() => go('/pages/menu/index', { category })}
          />
        )
      })}
    </View>
  )
}
