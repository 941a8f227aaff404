// Chinese for the built-in images and the classes of their factors.
export const drawn: readonly [english: string, chinese: string][] = [
  ['Generated digits', '生成的数字'],
  ['Generated sprites', '生成的彩色图形'],

  ['square', '正方形'],
  ['ellipse', '椭圆'],
  ['triangle', '三角形'],
  ['heart', '心形'],

  ['red', '红'],
  ['yellow', '黄'],
  ['green', '绿'],
  ['cyan', '青'],
  ['blue', '蓝'],
  ['magenta', '品红'],

  ['small', '小'],
  ['medium', '中'],
  ['large', '大'],

  ['left', '左'],
  ['centre', '居中'],
  ['right', '右'],
  ['top', '上'],
  ['middle', '正中'],
  ['bottom', '下'],

  ['turned left', '左转'],
  ['upright', '端正'],
  ['turned right', '右转'],

  ['dark', '深'],
  ['grey', '灰'],
  ['light', '浅'],
];
