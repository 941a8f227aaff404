// Chinese for the presets; authors keep the names they publish under.
export const presets: readonly [english: string, chinese: string][] = [
  ['Plane of codes', '编码平面'],
  [
    'A VAE with two code dimensions, so that the whole code can be drawn.',
    '编码为二维的 VAE，因此整个编码都能画出来。',
  ],
  ['VAE, 20 dimensions', 'VAE，20 维'],
  [
    '784-400-20 with Adam: the example that most libraries ship.',
    '784-400-20，用 Adam：大多数深度学习库自带的示例。',
  ],
  ['AEVB 2013', 'AEVB 2013'],
  [
    'Kingma & Welling: one layer of 500 tanh units, Adagrad, batches of 100, one sample.',
    'Kingma 和 Welling：一层 500 个 tanh 单元，Adagrad，每批 100 幅，一个样本。',
  ],
  [
    "The posterior of AEVB's appendix F: dimensions of the code may depend on one another.",
    'AEVB 附录 F 的后验：编码的各维之间可以相关。',
  ],
  ['IWAE-5 2015', 'IWAE-5 2015'],
  [
    'Burda et al.: 784-200-200-50 tanh, stochastic binarisation, batches of 20, a rate that falls in stages of 3^i epochs.',
    'Burda 等人：784-200-200-50，tanh，随机二值化，每批 20 幅，学习率按 3^i 轮的阶段下降。',
  ],
  ['IWAE-50 2015', 'IWAE-50 2015'],
  [
    "The same with 50 samples: the tightest bound of the paper's table.",
    '同上，但用 50 个样本：论文表格中最紧的下界。',
  ],
  ['MIWAE 2018', 'MIWAE 2018'],
  [
    'Rainforth et al.: eight bounds of eight samples each.',
    'Rainforth 等人：八个下界，每个八个样本。',
  ],
  ['PIWAE 2018', 'PIWAE 2018'],
  [
    'Rainforth et al.: IWAE for the decoder, MIWAE for the encoder, eight by eight samples.',
    'Rainforth 等人：解码器用 IWAE，编码器用 MIWAE，八乘八个样本。',
  ],
  ['CIWAE 2018', 'CIWAE 2018'],
  [
    'Rainforth et al.: half ELBO, half IWAE of 64 samples.',
    'Rainforth 等人：一半是 ELBO，一半是 64 个样本的 IWAE。',
  ],
  ['DReG 2018', 'DReG 2018'],
  [
    'Tucker et al.: IWAE-50 with the doubly reparameterised gradient.',
    'Tucker 等人：IWAE-50，采用双重重参数化梯度。',
  ],
  ['beta-VAE 2017', 'β-VAE 2017'],
  [
    'Higgins et al.: a KL of four times its weight, for codes that vary one thing at a time.',
    'Higgins 等人：KL 的权重为四倍，使编码每次只改变一个方面。',
  ],
  ['KL warm-up 2016', 'KL 预热 2016'],
  [
    "Bowman et al. and Sønderby et al.: the KL's weight rises from zero, and a little of it is free, so that no dimension falls silent.",
    'Bowman 等人与 Sønderby 等人：KL 的权重从零升起，并有一小部分不受惩罚，以免有的维度失去作用。',
  ],
  ['Continuous Bernoulli 2019', '连续伯努利分布 2019'],
  [
    'Loaiza-Ganem & Cunningham: the likelihood that grey levels call for.',
    'Loaiza-Ganem 和 Cunningham：灰度值本应采用的似然。',
  ],
  ['Normal decoder', '正态解码器'],
  [
    "AEVB's appendix C.2: a mean and a deviation for each pixel.",
    'AEVB 附录 C.2：每个像素一个均值和一个标准差。',
  ],
  [
    'Squeezes and rebuilds; draw from its prior to see what it lacks.',
    '先压缩，再重建；从先验中抽样，就能看出它缺少什么。',
  ],
  ['Denoising autoencoder 2008', '去噪自编码器 2008'],
  [
    'Vincent et al.: a quarter of the pixels is masked, the target is clean.',
    'Vincent 等人：四分之一的像素被遮盖，目标是干净的图像。',
  ],
  ['GAN 2014', 'GAN 2014'],
  [
    'Goodfellow et al.: generator against discriminator, with the loss that does not saturate.',
    'Goodfellow 等人：生成器对判别器，采用不会饱和的损失。',
  ],
  [
    'Drawn shapes in colour, a convolutional VAE and a code of ten numbers: which of them takes which factor?',
    '生成的彩色形状、卷积 VAE 和十个数的编码：看哪个数对应哪个因素。',
  ],
  ['VAE-GAN 2016', 'VAE-GAN 2016'],
  [
    "Larsen et al.: reconstruction measured in a discriminator's features, three optimisers and a gate between the players.",
    'Larsen 等人：在判别器的特征上度量重建误差，三个优化器，双方之间有一道闸门。',
  ],
];
