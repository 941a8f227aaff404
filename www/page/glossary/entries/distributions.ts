// Distributions, and how the decoder's answer is compared with an image.
import { entry, type Entry } from '../entry';

const tex = String.raw;

export const distributions: readonly Entry[] = [
  entry(
    'normal',
    'posteriors',
    tex`\mathcal{N}(\mu, \sigma^2)`,
    [
      ['normal distribution', 'standard normal', 'bell curve', 'Gaussian'],
      'The bell curve around a mean μ, of the width σ; the standard one is around 0 and has the width 1.',
    ],
    [
      ['正态分布', '标准正态', '正态', '高斯', '钟形曲线'],
      '以均值 μ 为中心、宽度为 σ 的钟形曲线；标准正态以 0 为中心，宽度为 1。',
    ],
  ),
  entry(
    'standard-deviation',
    'posteriors',
    tex`\sigma = \sqrt{\mathbb{E}[(x - \mu)^2]}`,
    [
      ['standard deviation', 'variance'],
      'How far values usually lie from their mean; its square is the variance.',
    ],
    [['标准差', '方差'], '各值与均值通常相差多少；其平方为方差。'],
  ),
  entry(
    'likelihood',
    'likelihoods',
    tex`\log p_\theta(x|z)`,
    [
      ['likelihood'],
      'How well the decoder’s answer to a code explains an image: the density, or the probability, that it gives to exactly these pixels.',
    ],
    [['似然'], '解码器对一个编码的回答能多好地解释一幅图像：它给这些像素的密度或概率。'],
  ),
  entry(
    'log-likelihood',
    'how-good-a-model-is',
    tex`\log p_\theta(x) = \log \mathbb{E}_{p(z)}\bigl[p_\theta(x|z)\bigr]`,
    [
      ['log-likelihood', 'log p(x)', 'evidence'],
      'How likely an image is under the model, whatever its code, as a logarithm; also called the evidence. It is an average over all codes, which can only be estimated.',
    ],
    [
      ['对数似然', 'log p(x)', '证据'],
      '不论编码是什么，模型给一幅图像多大的似然，取对数；也称证据。它是对所有编码的平均，只能估计。',
    ],
  ),
  entry(
    'bernoulli',
    'likelihoods',
    tex`\textstyle\sum_i x_i \log \lambda_i + (1 - x_i) \log(1 - \lambda_i)`,
    [
      ['Bernoulli'],
      'The distribution of a coin: a pixel is white with probability λ, else black. A grey level put in its place makes a cross-entropy, and no likelihood.',
    ],
    [
      ['伯努利分布', '伯努利'],
      '抛硬币的分布：像素以概率 λ 为白，否则为黑。代入灰度值得到的是交叉熵，而不是似然。',
    ],
  ),
  entry(
    'continuous-bernoulli',
    'likelihoods',
    tex`\log C(\lambda) + x \log \lambda + (1 - x) \log(1 - \lambda)`,
    [
      ['continuous Bernoulli'],
      'The Bernoulli’s formula made a density over grey levels, by the normaliser C that is missing otherwise.',
    ],
    [
      ['连续伯努利分布', '连续伯努利'],
      '把伯努利的公式变成灰度值上的密度，补上原本缺少的归一化常数 C。',
    ],
  ),
  entry(
    'discretised-logistic',
    'likelihoods',
    tex`\log\bigl[S(\tfrac{x + 1/510 - \mu}{s}) - S(\tfrac{x - 1/510 - \mu}{s})\bigr]`,
    [
      ['discretised logistic'],
      'A probability for each of the 256 levels of a byte: what a logistic distribution has nearest to it. S is the sigmoid.',
    ],
    [
      ['离散化逻辑斯谛分布', '离散化逻辑斯谛'],
      '给一个字节的 256 级各一个概率：逻辑斯谛分布中离该级最近的部分。S 为 S 形函数。',
    ],
  ),
  entry(
    'cross-entropy',
    'likelihoods',
    tex`-\textstyle\sum_i x_i \log \lambda_i + (1 - x_i) \log(1 - \lambda_i)`,
    [
      ['cross-entropy'],
      'What it costs to describe pixels by probabilities λ: minus the Bernoulli’s log-likelihood.',
    ],
    [['交叉熵'], '用概率 λ 描述像素的代价：伯努利对数似然的相反数。'],
  ),
  entry(
    'squared-error',
    'likelihoods',
    tex`\lVert x - \tilde{x} \rVert^2 = \textstyle\sum_i (x_i - \tilde{x}_i)^2`,
    [
      ['squared error'],
      'The differences of all pixels, squared and summed. With a normal likelihood of a fixed scale it is the loss, but for a factor and a constant.',
    ],
    [
      ['平方误差'],
      '所有像素之差的平方和。对标准差固定的正态似然，损失与它只差一个系数和一个常数。',
    ],
  ),
  entry(
    'reconstruction',
    'the-bounds',
    tex`-\mathbb{E}_{q_\phi(z|x)}[\log p_\theta(x|z)]`,
    [
      ['reconstruction', 'rebuilt', 'lost detail'],
      'An image decoded from its own code; and the term of the loss that counts what was lost on the way.',
    ],
    [
      ['重建', '丢失的细节'],
      '由图像自己的编码解码得到的图像；也指损失中计量途中丢失了多少的一项。',
    ],
  ),
  entry(
    'binarisation',
    'likelihoods',
    tex`x_i \sim \mathrm{Bernoulli}(\text{grey}_i)`,
    [
      ['binarisation'],
      'Grey images are made black and white: by a threshold, or at random, with the grey level as the chance of white.',
    ],
    [['二值化'], '把灰度图像变成黑白图像：用阈值，或以灰度值为取白的概率随机抽取。'],
  ),
];
