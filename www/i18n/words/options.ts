// Chinese for the choices and their options.
export const options: readonly [english: string, chinese: string][] = [
  ['Model', '模型'],
  ['Which member of the family is trained.', '训练这一族模型中的哪一种。'],
  ['VAE', 'VAE'],
  [
    'Learns a distribution over codes for each image, and can draw new ones.',
    '变分自编码器：为每幅图像学习编码的一个分布，并能画出新的图像。',
  ],
  ['Autoencoder', '自编码器'],
  [
    'Squeezes and rebuilds; nothing keeps its codes where new ones could be drawn.',
    '先压缩，再重建；没有什么让编码留在可以从中抽取新编码的地方。',
  ],
  ['GAN', 'GAN'],
  [
    'A generator learns to deceive a discriminator; it has no encoder.',
    '生成对抗网络：生成器学习骗过判别器；它没有编码器。',
  ],
  ['VAE-GAN', 'VAE-GAN'],
  [
    'A VAE whose images also face a discriminator: sharper, less faithful.',
    '图像还要面对判别器的 VAE：更清晰，但不那么忠实。',
  ],

  ['Network', '网络'],
  ['What encoder and decoder are made of.', '编码器和解码器由什么构成。'],
  ['Fully connected', '全连接'],
  [
    'Every pixel meets every hidden unit: quick, and takes images of any size.',
    '每个像素都与每个隐藏单元相连：速度快，图像大小不限。',
  ],
  ['Convolutional', '卷积'],
  [
    'Looks for the same features everywhere: sharper, and slower on the CPU.',
    '在各处寻找同样的特征：更清晰，但在 CPU 上较慢。',
  ],

  ['Activation', '激活函数'],
  ['What follows each layer but the last.', '除最后一层外，每层之后的函数。'],
  ['ReLU', 'ReLU'],
  ['Zero below zero: quick to learn.', '小于零时取零：学得快。'],
  ['LeakyReLU', 'LeakyReLU'],
  [
    "A fifth of the slope below zero, so that no unit falls silent: what DCGAN's discriminator uses.",
    '小于零时斜率为五分之一，没有单元会失去作用：DCGAN 的判别器用的就是它。',
  ],
  ['ELU', 'ELU'],
  ['Smoothly down to minus one below zero.', '小于零时平滑地趋向负一。'],
  ['GELU', 'GELU'],
  [
    'A smooth ReLU, by the normal distribution; a little dearer in training.',
    '由正态分布得到的平滑 ReLU；训练时代价略高。',
  ],
  ['SiLU', 'SiLU'],
  [
    'A smooth ReLU, by the logistic function, also called swish; a little dearer in training.',
    '由逻辑函数得到的平滑 ReLU，也称 swish；训练时代价略高。',
  ],
  ['tanh', 'tanh'],
  [
    'Smooth and bounded: what the papers of the bounds used.',
    '光滑且有界：提出各种下界的论文用的就是它。',
  ],

  ['Upsampling', '上采样'],
  ['How each layer of the decoder doubles its image.', '解码器的每一层怎样将图像放大一倍。'],
  ['Transposed convolution', '转置卷积'],
  [
    "Each pixel draws 4 × 4 of the doubled image, overlapping its neighbours': what DCGAN used.",
    '每个像素在放大后的图像上画出 4 × 4 个像素，与相邻像素的重叠：DCGAN 用的就是它。',
  ],
  ['Nearest neighbour and convolution', '最近邻与卷积'],
  [
    'Each pixel becomes 2 × 2, which a convolution makes smooth: no checkerboard, with fewer weights.',
    '每个像素变成 2 × 2 个，再由卷积使之平滑：没有棋盘纹，权重也更少。',
  ],

  ["Encoder's first weights", '编码器的初始权重'],
  [
    'What the weights of the encoder, and of a discriminator, are drawn from before the first step.',
    '第一步之前，编码器以及判别器的权重从什么分布中抽取。',
  ],
  ["Decoder's first weights", '解码器的初始权重'],
  [
    'What the weights of the decoder or generator are drawn from before the first step.',
    '第一步之前，解码器或生成器的权重从什么分布中抽取。',
  ],
  ["PyTorch's default", 'PyTorch 默认'],
  [
    'Uniform, narrower the more inputs a unit has; biases, too.',
    '均匀分布，单元的输入越多范围越窄；偏置也一样。',
  ],
  ['Glorot (Xavier)', 'Glorot（Xavier）'],
  [
    "Uniform, by a layer's inputs and outputs; biases are zero. What the IWAE paper used.",
    '均匀分布，范围由层的输入数和输出数决定；偏置为零。IWAE 论文用的就是它。',
  ],
  ['He (Kaiming)', 'He（Kaiming）'],
  [
    'Normal, of a variance that ReLUs pass on from layer to layer; biases are zero.',
    '正态分布，其方差使 ReLU 网络逐层保持信号大小；偏置为零。',
  ],
  ['Normal', '正态分布'],
  [
    'Normal, of one scale for all layers; biases are zero. What the AEVB paper used.',
    '正态分布，所有层的标准差相同；偏置为零。AEVB 论文用的就是它。',
  ],
  ['Zeros', '全零'],
  [
    'Nothing is drawn: for networks without hidden layers, whose units then still learn.',
    '不抽取：用于没有隐藏层的网络，其单元仍能学习。',
  ],

  ['Posterior', '后验'],
  [
    'The shape of the cloud of codes that the encoder gives each image.',
    '编码器为每幅图像给出的那团编码的形状。',
  ],
  ['Diagonal', '对角协方差'],
  ['Each dimension of the code by itself.', '编码的各维彼此独立。'],
  ['Full covariance', '完整协方差'],
  [
    'Dimensions may depend on one another, at the cost of a larger encoder.',
    '各维之间可以相关，代价是编码器更大。',
  ],

  ['Likelihood', '似然'],
  ["How the decoder's answer is compared with a pixel.", '解码器的回答怎样与像素比较。'],
  ['Bernoulli', '伯努利分布'],
  ['Black or white; grey levels count as probabilities.', '非黑即白；灰度值当作概率。'],
  ['Continuous Bernoulli', '连续伯努利分布'],
  [
    'The same for grey levels, with the missing normaliser put back.',
    '用于灰度值的同一形式，补上了缺失的归一化常数。',
  ],
  ['Normal, fixed scale', '正态分布，固定标准差'],
  ['Grey levels with a deviation that you choose.', '灰度值，标准差由你选定。'],
  ['Mean', '均值'],
  [
    "How the decoder's output becomes the mean of the normal distribution.",
    '解码器的输出怎样成为正态分布的均值。',
  ],
  ['Held to grey levels', '限于灰度范围'],
  ['By the logistic function, so that it is a grey level.', '经过逻辑函数，因此是灰度值。'],
  ['Linear', '线性'],
  [
    'As it is: with a scale of 1 the loss is half the squared error and the KL.',
    '保持原样：标准差为 1 时，损失是平方误差的一半加上 KL。',
  ],
  ['Normal, one learned scale', '正态分布，学习一个标准差'],
  ['Grey levels with one deviation that is learned.', '灰度值，所有像素共用一个学到的标准差。'],
  ['Normal, scale per pixel', '正态分布，逐像素标准差'],
  [
    'Grey levels with a deviation that the decoder gives each pixel.',
    '灰度值，标准差由解码器为每个像素给出。',
  ],
  ['Discretised logistic', '离散化逻辑斯谛分布'],
  [
    'The 256 levels of a byte, with a scale for each channel that is learned: bits per dimension are those of the papers.',
    '一个字节的 256 级，每个通道学习一个尺度：每维比特数可与论文相比。',
  ],

  ['Bound', '下界'],
  ['The lower bound on log p(x) that training raises.', '训练所提高的 log p(x) 的下界。'],
  ['ELBO (SGVB-B)', 'ELBO（SGVB-B）'],
  [
    'The evidence lower bound with the closed-form KL, weighted by beta.',
    '证据下界，其中 KL 用闭式计算，并可加权。',
  ],
  ['ELBO by sampling (SGVB-A)', '采样估计的 ELBO（SGVB-A）'],
  [
    'The same bound with the KL estimated from samples: noisier.',
    '同一个下界，但 KL 由样本估计：噪声更大。',
  ],
  ['IWAE', 'IWAE'],
  [
    'A tighter bound from several samples, each with its importance weight.',
    '由多个样本得到的更紧的下界，每个样本按其重要性加权。',
  ],
  ['MIWAE', 'MIWAE'],
  [
    'The mean of several importance-weighted bounds: a calmer gradient for the encoder.',
    '多个重要性加权下界的平均：编码器的梯度更平稳。',
  ],
  ['PIWAE', 'PIWAE'],
  [
    'The decoder follows IWAE and the encoder MIWAE: each gets the gradient that suits it.',
    '解码器用 IWAE，编码器用 MIWAE：各自得到适合自己的梯度。',
  ],
  ['CIWAE', 'CIWAE'],
  ['A mixture of the evidence lower bound and IWAE.', '证据下界与 IWAE 的混合。'],
  ['DReG', 'DReG'],
  ['Rényi (VR)', 'Rényi（VR）'],
  [
    "IWAE with another estimator of the encoder's gradient: less noise, the more so near an optimum.",
    'IWAE，但用另一种方法估计编码器的梯度：噪声更小，越接近最优越是如此。',
  ],
  [
    "A family of bounds by Rényi's divergence of order alpha: IWAE at 0, the evidence lower bound at 1.",
    '由 α 阶 Rényi 散度得到的一族下界：0 阶是 IWAE，1 阶是证据下界。',
  ],
  ['Reconstruction', '重建'],

  ['Loss', '损失'],
  ['How the error is measured.', '怎样衡量误差。'],
  ['Cross-entropy', '交叉熵'],
  ['Grey levels count as probabilities.', '灰度值当作概率。'],
  ['Squared error', '平方误差'],
  ['The squared difference of each pixel.', '每个像素之差的平方。'],
  ['Non-saturating', '非饱和'],
  [
    'The generator maximises the chance of being believed: its gradient stays strong while it loses.',
    '生成器最大化被信以为真的概率：处于下风时，它的梯度仍然够强。',
  ],
  ['Minimax', '极小极大'],
  [
    "The discriminator's loss turned round: the paper's game, with a weak gradient at first.",
    '判别器损失的相反数：即论文中的博弈，起初梯度很弱。',
  ],

  ['Binarisation', '二值化'],
  ['How grey images become black and white.', '灰度图像怎样变成黑白图像。'],
  ['None', '无'],
  ['Grey levels are kept.', '保留灰度值。'],
  ['Threshold', '阈值'],
  ['White from one half on.', '二分之一及以上为白。'],
  ['Stochastic', '随机'],
  [
    'Drawn anew each time, with the grey level as the chance of white: what the tables of the bounds use.',
    '每次重新抽取，以灰度值为取白的概率：比较各种下界的论文表格采用这种做法。',
  ],

  ['Corruption', '输入损坏'],
  [
    'What the input goes through before the encoder; the target stays clean.',
    '输入在进入编码器之前经过的处理；目标仍是干净的图像。',
  ],
  ['A plain autoencoder.', '普通的自编码器。'],
  ['Gaussian noise', '高斯噪声'],
  ['Each pixel is moved a little.', '每个像素略微偏移。'],
  ['Masking', '遮盖'],
  ['Some pixels become black.', '一部分像素变黑。'],
  ['Salt and pepper', '椒盐噪声'],
  ['Some pixels become black or white.', '一部分像素变黑或变白。'],

  ['Gate', '门控'],
  [
    'Whether the player that is winning too clearly waits for the other.',
    '优势过于明显的一方是否等待另一方。',
  ],
  ['On', '启用'],
  [
    'The discriminator waits while it is seldom wrong, the decoder while the discriminator often is.',
    '判别器很少出错时由它等待，判别器经常出错时由解码器等待。',
  ],
  ['Off', '停用'],
  ['Both learn at every step.', '双方每一步都学习。'],

  ['Optimiser', '优化器'],
  ['What turns a gradient into a step.', '把梯度变成一步更新的方法。'],
  ['Adam', 'Adam'],
  ['Running means of the gradient and its size.', '使用梯度及其大小的滑动平均。'],
  ['AdamW', 'AdamW'],
  [
    "Adam whose weights decay by themselves, whatever the gradient's size.",
    '权重自行衰减的 Adam，与梯度大小无关。',
  ],
  ['Adagrad', 'Adagrad'],
  ['Steps shrink with all gradients so far.', '步长随至今所有梯度的累积而缩小。'],

  ['Schedule', '学习率调度'],
  ['How the learning rate changes.', '学习率怎样变化。'],
  ['Constant', '恒定'],
  ['It stays.', '保持不变。'],
  ['Powers of three', '三的幂'],
  [
    'It falls to a tenth in eight stages of 1, 3, 9 and more epochs.',
    '分八个阶段降到十分之一，各阶段依次为 1、3、9 轮，以此类推。',
  ],

  ['Order of images', '图像顺序'],
  ['In which order an epoch goes through the images.', '每轮训练按怎样的顺序使用图像。'],
  ['Shuffled', '打乱'],
  ['Each epoch has an order of its own.', '每轮的顺序各不相同。'],
  ['As they lie', '按原有顺序'],
  ['Every epoch has the same order.', '每轮的顺序都相同。'],
];
