const KAPOK = '#B8231C'
const PAPER = '#FBF7F1'

/** h5 alone: pages change at once, so that nothing moves and what is fixed stays fixed. WeChat does not know the setting. */
const STILL = process.env.TARO_ENV === 'h5' ? { animation: false } : {}

const tab = (page: string, icon: string, text: string) => ({
  pagePath: `pages/${page}/index`,
  text,
  iconPath: `design/tab-icons/${icon}.png`,
  selectedIconPath: `design/tab-icons/${icon}-selected.png`,
})

export default defineAppConfig({
  ...STILL,
  pages: [
    'pages/home/index',
    'pages/lists/index',
    'pages/orders/index',
    'pages/me/index',
    'pages/menu/index',
    'pages/service/index',
    'pages/order-form/index',
    'pages/order/index',
    'pages/place/index',
    'pages/sign-in/index',
    'pages/consent/index',
    'pages/notices/index',
    'pages/desk-confirm/index',
  ],
  subPackages: [
    {
      root: 'volunteer',
      name: 'volunteer',
      pages: [
        'pages/offers/index',
        'pages/offer/index',
        'pages/pool/index',
        'pages/team/index',
        'pages/projects/index',
        'pages/project-form/index',
      ],
    },
    {
      root: 'station',
      name: 'station',
      pages: [
        'pages/inbox/index',
        'pages/order/index',
        'pages/plan/index',
        'pages/shortages/index',
        'pages/place-order/index',
        'pages/callbacks/index',
        'pages/projects/index',
      ],
    },
  ],
  tabBar: {
    color: '#6B625A',
    selectedColor: KAPOK,
    backgroundColor: '#FFFFFF',
    borderStyle: 'white',
    list: [tab('home', 'home', '首页'), tab('lists', 'list', '清单'), tab('orders', 'order', '我的单'), tab('me', 'person', '我的')],
  },
  window: {
    backgroundColor: PAPER,
    backgroundTextStyle: 'dark',
    navigationBarBackgroundColor: PAPER,
    navigationBarTextStyle: 'black',
    navigationBarTitleText: '红棉点单',
  },
  lazyCodeLoading: 'requiredComponents',
})
