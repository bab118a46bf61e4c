/** The carriers that a filter offers; any other code may stand in an address. */
export const CARRIERS = [
  { code: 'SF', zh: '顺丰速运', en: 'SF Express' },
  { code: 'ZTO', zh: '中通快递', en: 'ZTO Express' },
  { code: 'YTO', zh: '圆通速递', en: 'YTO Express' },
  { code: 'STO', zh: '申通快递', en: 'STO Express' },
  { code: 'YUNDA', zh: '韵达速递', en: 'Yunda Express' },
  { code: 'JT', zh: '极兔速递', en: 'J&T Express' },
  { code: 'JD', zh: '京东物流', en: 'JD Logistics' },
  { code: 'EMS', zh: 'EMS', en: 'China EMS' },
  { code: 'YZPY', zh: '邮政快递包裹', en: 'China Post parcel' },
  { code: 'DBL', zh: '德邦快递', en: 'Deppon Express' },
  { code: 'DHL', zh: 'DHL', en: 'DHL Express' },
] as const;
