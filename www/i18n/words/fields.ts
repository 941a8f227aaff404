// Chinese for the numbers that can be set.
export const fields: readonly [english: string, chinese: string][] = [
  ['Images', '图像数'],
  [
    'How many images are drawn; a tenth of them is held out.',
    '生成多少幅图像；其中十分之一作为留出集。',
  ],
  ['Hidden units', '隐藏单元数'],
  [
    'The width of the fully connected layers: wider ones can learn more, and each step takes longer.',
    '全连接层的宽度：越宽，学到的越多，每一步也越慢。',
  ],
  ['Channels', '通道数'],
  [
    'How many features the convolutions look for at each place of the image.',
    '卷积在图像的每个位置上寻找多少种特征。',
  ],
  ["Scale of the encoder's weights", '编码器权重的标准差'],
  [
    "The standard deviation of the normal distribution that the encoder's weights are drawn from.",
    '抽取编码器权重的正态分布的标准差。',
  ],
  ["Scale of the decoder's weights", '解码器权重的标准差'],
  [
    "The standard deviation of the normal distribution that the decoder's weights are drawn from.",
    '抽取解码器权重的正态分布的标准差。',
  ],
  ['Code dimensions', '编码维数'],
  [
    'How many numbers an image is squeezed into. Two can be drawn as a plane.',
    '一幅图像被压缩成多少个数。两个数可以画成一个平面。',
  ],
  ['Pixel scale', '像素标准差'],
  [
    'The standard deviation the decoder grants each grey level: a smaller one asks for more detail.',
    '解码器给每个灰度值留出的标准差：越小，要求的细节越多。',
  ],
  ['Beta', 'β'],
  [
    'The weight of the KL term: more makes the codes smoother, less makes the images sharper.',
    'KL 项的权重：越大，编码越平滑；越小，图像越清晰。',
  ],
  ['KL warm-up', 'KL 预热'],
  [
    'Over how many steps beta rises from zero, so that the decoder learns to use its codes first.',
    'β 用多少步从零升到设定值，好让解码器先学会使用编码。',
  ],
  ['Free nats', '自由 nat 数'],
  [
    'How much KL each dimension of the code may use without a penalty, so that none falls silent.',
    '编码的每一维可以不受惩罚地使用多少 KL，以免有的维度失去作用。',
  ],
  ['Estimates', '估计次数'],
  [
    "How many bounds of that many samples are averaged: more make the encoder's gradient calmer.",
    '对多少个由这么多样本得到的下界取平均：越多，编码器的梯度越平稳。',
  ],
  ['Samples', '样本数'],
  [
    'How many codes are drawn for each image: more make the bound tighter, and each step takes longer.',
    '为每幅图像抽取多少个编码：越多，下界越紧，每一步也越慢。',
  ],
  ['Share of the ELBO', 'ELBO 的占比'],
  [
    'How much of the objective is the evidence lower bound; the rest is the importance-weighted one.',
    '证据下界在目标函数中所占的比例；其余为重要性加权下界。',
  ],
  ['Alpha', 'α'],
  [
    "The order of Rényi's divergence: a smaller one makes the bound tighter, and the codes spread wider.",
    'Rényi 散度的阶：越小，下界越紧，编码也分布得越宽。',
  ],
  ['Gamma', 'γ'],
  [
    "The weight of the discriminator's features against its verdict in the decoder's loss.",
    '在解码器的损失中，判别器的特征相对于其判断的权重。',
  ],
  ['Discriminator steps', '判别器步数'],
  [
    'How often the discriminator learns for each time the generator does.',
    '生成器每学习一次，判别器学习几次。',
  ],
  ['Label smoothing', '标签平滑'],
  [
    'How far below certainty the discriminator is asked to judge real images.',
    '要求判别器对真实图像的判断比“完全确定”低多少。',
  ],
  ['Learning rate', '学习率'],
  ['How far each step moves the weights.', '每一步把权重移动多远。'],
  ['Noise', '噪声'],
  [
    'The standard deviation of the noise added to the input; the target stays clean.',
    '加到输入上的噪声的标准差；目标仍是干净的图像。',
  ],
  ['Corrupted pixels', '受损像素'],
  [
    "How many of the input's pixels are lost; the target stays clean.",
    '输入中丢失的像素所占的比例；目标仍是干净的图像。',
  ],
  ['Batch size', '批大小'],
  ['How many images each step looks at.', '每一步看多少幅图像。'],
  ["Adam's beta 1", 'Adam 的 β₁'],
  [
    'How long Adam remembers the gradient: 0 for one step, 0.9 for about ten.',
    'Adam 记住梯度的时间：0 为一步，0.9 约为十步。',
  ],
  ["Adam's beta 2", 'Adam 的 β₂'],
  ["How long Adam remembers the gradient's size.", 'Adam 记住梯度大小的时间。'],
  ['Weight decay', '权重衰减'],
  [
    'How strongly all weights are drawn to zero: by a penalty in the loss, or by AdamW apart from it.',
    '把所有权重拉向零的力度：作为损失中的惩罚项，或在 AdamW 中独立于损失。',
  ],
  ['Epsilon', 'ε'],
  [
    'What keeps a step finite where gradients vanish: larger makes small gradients count less.',
    '在梯度消失处使步长保持有限：越大，小梯度的作用越小。',
  ],
  ['Seed', '随机种子'],
  [
    'The number that weights, noise and the order of images are drawn from.',
    '权重、噪声和图像顺序都由这个数随机产生。',
  ],
  ['Labels', '标签数'],
  [
    'How many training images the classifier is told the class of.',
    '把多少幅训练图像的类别告诉分类器。',
  ],
  ['Classifier units', '分类器单元数'],
  [
    "The width of the classifier's hidden layer; 0 for none.",
    '分类器隐藏层的宽度；0 表示没有隐藏层。',
  ],
  ['Classifier learning rate', '分类器学习率'],
  ["How far each step moves the classifier's weights.", '每一步把分类器的权重移动多远。'],
  ['Patience', '耐心值'],
  [
    'How many epochs the classifier waits for a better validation before it stops.',
    '验证结果不再变好时，分类器等多少轮才停止。',
  ],
  ['Epochs', '轮数'],
  ['After how many epochs the classifier stops in any case.', '无论如何，分类器在多少轮之后停止。'],
];
