// Chinese for the choices of built-in images.
export const dataOptions: readonly [english: string, chinese: string][] = [
  ['Drawn images', '生成的图像'],
  [
    'Which of the built-in images are drawn; each brings a model that suits it.',
    '生成哪一种内置图像；每一种都带来适合它的模型。',
  ],
  ['Digits', '数字'],
  [
    'As if written by hand: grey, 28 pixels square, in ten classes.',
    '仿手写：灰度，边长 28 像素，分十类。',
  ],
  ['Colour sprites', '彩色图形'],
  [
    'A shape in colour, whose factors are drawn independently of one another.',
    '一个彩色的形状，它的各个因素彼此独立地抽取。',
  ],

  ['Sides', '边长'],
  ['How many rows and columns the images have.', '图像有多少行、多少列。'],
  ['32 pixels', '32 像素'],
  ['Quick to learn.', '学得快。'],
  ['64 pixels', '64 像素'],
  [
    'Smoother outlines; each step takes about four times as long.',
    '轮廓更平滑；每一步约需四倍的时间。',
  ],

  ['Classes', '类别'],
  [
    'Which factor the classes of the images are; the model learns the same whatever is chosen.',
    '以哪个因素作为图像的类别；无论怎样选，模型学到的都一样。',
  ],
  ['Shape', '形状'],
  ['Square, ellipse, triangle or heart.', '正方形、椭圆、三角形或心形。'],
  ['Hue', '色相'],
  ['The colour, in six parts of the colour wheel.', '颜色：把色环分成六份。'],
  ['Size', '大小'],
  [
    'The square root of the area, in thirds of its range; the same for all shapes.',
    '面积的平方根，把范围三等分；对各种形状都一样。',
  ],
  ['Place from left to right', '左右位置'],
  ['Place from top to bottom', '上下位置'],
  ['Where the centre of mass is, in thirds of its range.', '质心所在之处，把范围三等分。'],
  ['Turn', '转角'],
  [
    'By at most an eighth of a circle to either side, in thirds of that.',
    '向左或向右最多转八分之一圈，把范围三等分。',
  ],
  ['Background', '背景'],
  ['The grey level around the shape, in thirds of its range.', '形状周围的灰度，把范围三等分。'],
];
