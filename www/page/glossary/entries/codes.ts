// Codes, where they come from and how they are looked at.
import { entry, type Entry } from '../entry';

const tex = String.raw;

export const codes: readonly Entry[] = [
  entry(
    'code',
    'the-models',
    tex`z = (z_1, \dots, z_J)`,
    [
      ['latent code', 'code', 'latent variable'],
      'The few numbers that an image is squeezed into: z. They are called latent because no image shows them.',
    ],
    [
      ['潜在编码', '编码', '潜变量'],
      '图像被压缩成的那几个数，记作 z。称为潜在，是因为图像中看不到它们。',
    ],
  ),
  entry(
    'latent-plane',
    'between-and-around-codes',
    null,
    [
      ['latent plane', 'plane of codes', 'latent space'],
      'All codes of two numbers, as a map: a place on it is a code, and the decoder draws an image there. Codes of more numbers are projected onto it.',
    ],
    [
      ['潜在平面', '编码平面', '潜在空间'],
      '由两个数组成的所有编码构成的地图：图上一处就是一个编码，解码器在那里画出一幅图像。更多维的编码投影到它上面。',
    ],
  ),
  entry(
    'prior',
    'the-models',
    tex`p(z) = \mathcal{N}(0, I)`,
    [
      ['prior'],
      'How codes are distributed before any image is seen: here a standard normal. New images are drawn from its codes.',
    ],
    [
      ['先验'],
      '在看到任何图像之前，编码的分布：这里是标准正态分布。新的图像由从中抽取的编码画出。',
    ],
  ),
  entry(
    'posterior',
    'posteriors',
    tex`q_\phi(z|x) \approx p_\theta(z|x)`,
    [
      ['posterior'],
      'Which codes may have made an image, once it is seen. The exact answer can’t be computed; the encoder gives an approximate one, a cloud around μ of width σ.',
    ],
    [
      ['后验'],
      '看到图像之后，哪些编码可能产生了它。精确的答案无法计算；编码器给出近似的答案：以 μ 为中心、宽度为 σ 的一团云。',
    ],
  ),
  entry(
    'diagonal',
    'posteriors',
    tex`z = \mu + \sigma \odot \epsilon`,
    [
      ['diagonal'],
      'A posterior in which the numbers of a code vary independently of one another: its cloud lies along the axes.',
    ],
    [['对角协方差', '对角后验'], '编码的各个数相互独立变化的后验：它的云沿坐标轴方向。'],
  ),
  entry(
    'full-covariance',
    'posteriors',
    tex`z = \mu + L\, \epsilon`,
    [
      ['full covariance', 'covariance'],
      'A posterior in which the numbers of a code may vary together: its cloud may lie at a slant.',
    ],
    [['完整协方差', '协方差'], '编码的各个数可以一同变化的后验：它的云可以是斜的。'],
  ),
  entry(
    'reparameterisation',
    'posteriors',
    tex`z = \mu + \sigma\, \epsilon, \quad \epsilon \sim \mathcal{N}(0, I)`,
    [
      ['reparameterisation trick', 'reparameterisation', 'reparameterised'],
      'Noise is drawn first and then moved by the encoder’s answer. The code is as random as before, but it is now plain arithmetic, through which a gradient can pass.',
    ],
    [
      ['重参数化技巧', '重参数化'],
      '先抽取噪声，再由编码器的回答移动它。编码仍是随机的，但已变成普通的算术，梯度可以通过。',
    ],
  ),
  entry(
    'dimension',
    'posteriors',
    null,
    [
      ['code dimension', 'dimension of the code'],
      'One of the numbers of a code. More of them can hold more of an image, if the model comes to use them.',
    ],
    [
      ['编码维数', '编码维度', '编码的维度'],
      '编码中的一个数。数越多，能保存的图像信息越多，只要模型用得上。',
    ],
  ),
  entry(
    'collapse',
    'the-bounds',
    tex`q_\phi(z_j|x) = p(z_j)`,
    [
      ['posterior collapse'],
      'The encoder answers with the prior whatever the image, and the decoder ignores the code. A dimension to which that happens is silent: its KL is 0.',
    ],
    [
      ['后验坍缩'],
      '无论图像是什么，编码器都回答先验，解码器也忽略编码。发生这种情况的维度不起作用：它的 KL 为 0。',
    ],
  ),
  entry(
    'principal-components',
    'between-and-around-codes',
    null,
    [
      ['principal component', 'principal axes', 'projection'],
      'The directions in which codes vary most. Codes of more than two numbers are shown along the first two of them.',
    ],
    [['主成分', '投影'], '编码变化最大的方向。多于两个数的编码沿其中前两个方向显示。'],
  ),
  entry(
    'interpolation',
    'between-and-around-codes',
    tex`z_t = (1 - t)\, z_0 + t\, z_1`,
    [
      ['interpolation'],
      'A walk from one code to another, decoded along the way. Where the codes between two images make sense, so do the images.',
    ],
    [['插值'], '从一个编码走到另一个，沿途解码。两幅图像之间的编码有意义时，沿途的图像也有意义。'],
  ),
  entry(
    'traversal',
    'between-and-around-codes',
    null,
    [
      ['latent traversal', 'traversal'],
      'One number of a code changes while the others stay: the images show what that number stands for.',
    ],
    [['潜在遍历', '遍历'], '编码的一个数变化而其余不变：图像显示这个数代表什么。'],
  ),
];
