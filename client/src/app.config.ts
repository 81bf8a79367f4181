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

/** A volunteer's own pages. */
const TAKING_PART = [
  'pages/my-activities/index',
  'pages/check-in/index',
  'pages/hours/index',
  'pages/hours-entry/index',
  'pages/make-up-form/index',
  'pages/records/index',
  'pages/publicity/index',
  'pages/profile/index',
]

/** A team leader's pages of activities. */
const LEADING = [
  'pages/lead-activities/index',
  'pages/lead-plan/index',
  'pages/lead-activity/index',
  'pages/lead-roster/index',
  'pages/lead-check-in/index',
  'pages/lead-close/index',
  'pages/lead-make-ups/index',
]

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
    // Of their own only for their weight: what an activity and a paper's check need is not loaded with the first page.
    { root: 'pages/activity', name: 'activity', pages: ['index'] },
    { root: 'pages/verify', name: 'verify', pages: ['index'] },
    { root: 'pages/second-factor', name: 'second-factor', pages: ['index'] },
    { root: 'pages/emergency', name: 'emergency', pages: ['index'] },
    { root: 'pages/my-data', name: 'my-data', pages: ['index'] },
    {
      root: 'volunteer',
      name: 'volunteer',
      pages: [
        'pages/offers/index',
        'pages/offer/index',
        'pages/team/index',
        'pages/projects/index',
        'pages/project-form/index',
        ...TAKING_PART,
        ...LEADING,
        'pages/pool/index',
      ],
    },
    {
      root: 'station',
      name: 'station',
      pages: [
        'pages/inbox/index',
        'pages/order/index',
        'pages/place-order/index',
        'pages/callbacks/index',
        'pages/projects/index',
        'pages/activities/index',
        'pages/activity/index',
        'pages/hours/index',
        'pages/volunteers/index',
        'pages/plan/index',
        'pages/shortages/index',
      ],
    },
    {
      root: 'supervision',
      name: 'supervision',
      pages: [
        'stuck',
        'brief',
        'figures',
        'figure-orders',
        'registers',
        'register-print',
        'visits',
        'visit-draw',
        'visit',
        'complaints',
        'integrity',
        'emergencies',
        'emergency',
      ].map((page) => `pages/${page}/index`),
    },
    { root: 'complaints', name: 'complaints', pages: ['mine', 'file', 'case'].map((page) => `pages/${page}/index`) },
    {
      root: 'administration',
      name: 'administration',
      pages: ['people', 'accept', 'sites', 'services', 'settings', 'changes', 'tasks', 'my-tasks', 'task'].map(
        (page) => `pages/${page}/index`,
      ),
    },
  ],
  // Whoever looks at an activity may stand at its gate without signal later: the pages of checking in are then on the phone already.
  preloadRule: { 'pages/activity/index': { network: 'all', packages: ['volunteer'] } },
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
  // Asked only of those who choose to add where they are to a check-in.
  requiredPrivateInfos: ['getLocation'],
  permission: { 'scope.userLocation': { desc: '签到时算一下离活动多远，可以不给' } },
  lazyCodeLoading: 'requiredComponents',
})
