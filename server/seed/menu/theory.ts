import type { MenuItem } from './menu-item'

/** 理论宣讲: talks in the villagers' own words, in the ancestral hall or under the banyan. */
export const theory: readonly MenuItem[] = [
  {
    code: 'policy_talk',
    name: '政策宣讲',
    about: '把新政策讲成家常话，医保、养老、补贴怎么办，当场可以问。',
    usual: {
      title: '榕树下讲政策',
      summary: '医保、养老、各类补贴，讲清楚怎么办、找谁办',
      detail: '一场约四十分钟，讲完留半小时答问。可以先告诉我们村里最想问什么，宣讲员按问题准备。地点在祠堂、文化室或榕树下都行。',
      qualification: '镇宣讲员，讲稿经镇里审过',
      people: 60,
      risk: 1,
    },
  },
  {
    code: 'theory_talk',
    name: '党的创新理论宣讲',
    about: '用身边的人和事讲道理，不念稿子，听得懂、记得住。',
    usual: {
      title: '百姓讲堂：身边事里的大道理',
      summary: '用村里的变化讲党的创新理论，开平话、普通话都可以',
      detail: '宣讲员由村民推选的老党员、教师和种养能手担任，一场四十分钟左右。点单时请写明听的人大概是谁，好选合适的例子。',
      qualification: '百姓宣讲团成员',
      people: 80,
      risk: 1,
    },
  },
  {
    code: 'law_talk',
    name: '普法讲座',
    about: '土地、赡养、借钱、劳动合同，律师和司法所的人来讲来答。',
    usual: {
      title: '法律明白人进村',
      summary: '土地、赡养、借贷、劳动合同，带着问题来听',
      detail: '讲座之后可以单独咨询，咨询内容保密。只作一般解答，不代理案件。有合同、欠条的，带上复印件更好说。',
      qualification: '司法所工作人员或执业律师带队',
      people: 60,
      risk: 1,
    },
  },
  {
    code: 'anti_fraud',
    name: '反诈宣传',
    about: '讲清楚骗子常用的话，教您手机上怎么防、被骗了怎么办。',
    usual: {
      title: '守住养老钱',
      summary: '骗子常用的十句话，一听就要挂电话',
      detail: '用真实案例演一遍骗局，再教大家在手机上打开来电预警。可以到老人集中的地方讲，也可以入户提醒。',
      qualification: '派出所民警或经培训的宣讲员',
      people: 80,
      risk: 1,
    },
  },
  {
    code: 'typhoon_knowledge',
    name: '防台风知识',
    about: '台风来之前做什么，来的时候躲哪里，过后注意什么。',
    usual: {
      title: '台风来了怎么办',
      summary: '避险地点、应急包、鱼塘大棚怎么加固',
      detail: '结合本村的低洼处、老屋和避险场所来讲，教大家认预警信号，帮独居老人写好联系卡。',
      qualification: '应急管理部门培训过的宣讲员',
      people: 60,
      risk: 1,
    },
  },
  {
    code: 'red_stories',
    name: '红色故事会',
    about: '老党员、老战士讲过去的故事，适合学生和党员一起听。',
    usual: {
      title: '听老党员讲故事',
      summary: '南楼七烈士、华侨报国，讲给年轻人听',
      detail: '一场四十分钟，可以配合主题党日或学校的活动。有投影更好，没有也能讲。',
      qualification: '百姓宣讲团成员',
      people: 80,
      risk: 1,
    },
  },
  {
    code: 'home_of_emigrants',
    name: '侨乡故事讲堂',
    about: '银信、碉楼、下南洋，讲讲我们侨乡的来历。',
    usual: {
      title: '一封银信一个家',
      summary: '从银信和碉楼讲侨乡的家风',
      detail: '带银信复制件来看，也欢迎村民把家里的老物件拿出来一起讲。',
      qualification: '文化站讲解员或退休教师',
      people: 50,
      risk: 1,
    },
  },
  {
    code: 'farm_policy_advice',
    name: '惠农政策咨询',
    about: '种粮补贴、农业保险、贷款贴息，有人坐下来一项一项讲。',
    usual: {
      title: '惠农政策摆摊问',
      summary: '补贴、农业保险、贴息贷款，一项一项算给您听',
      detail: '在村口摆一张桌，一对一讲，帮忙核对要带的材料。不收费，不推销保险和贷款。',
      qualification: '农业农村部门工作人员带队',
      people: 40,
      risk: 1,
    },
  },
]
