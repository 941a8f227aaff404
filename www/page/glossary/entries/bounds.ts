// The bounds on log p(x), and what they are made of.
import { entry, type Entry } from '../entry';

const tex = String.raw;

export const bounds: readonly Entry[] = [
  entry(
    'bound',
    'the-bounds',
    tex`\mathcal{L}(x) \le \log p_\theta(x)`,
    [
      ['lower bound', 'bound'],
      'A number that is never above log p(x) and can be computed where that can’t. Training raises it; the tighter it is, the nearer it lies.',
    ],
    [['下界'], '从不高于 log p(x)、又能计算出来的数。训练提高它；下界越紧，离 log p(x) 越近。'],
  ),
  entry(
    'elbo',
    'the-bounds',
    tex`\mathbb{E}_{q_\phi(z|x)}[\log p_\theta(x|z)] - \mathrm{KL}\bigl(q_\phi(z|x) \,\|\, p(z)\bigr)`,
    [
      ['evidence lower bound', 'ELBO', 'SGVB-A', 'SGVB-B'],
      'What a VAE maximises: minus the cost of lost detail, minus the cost of the code. It falls short of log p(x) by the KL divergence from the exact posterior. SGVB-A and SGVB-B are its two estimates by samples.',
    ],
    [
      ['证据下界', 'ELBO', 'SGVB-A', 'SGVB-B'],
      'VAE 所最大化的量：丢失细节的代价与编码的代价之和的相反数。它与 log p(x) 之差是近似后验到精确后验的 KL 散度。SGVB-A 和 SGVB-B 是用样本估计它的两种方法。',
    ],
  ),
  entry(
    'kl',
    'the-bounds',
    tex`\mathrm{KL}(q \,\|\, p) = \mathbb{E}_{q(z)}\Bigl[\log \frac{q(z)}{p(z)}\Bigr] \ge 0`,
    [
      ['Kullback–Leibler divergence', 'KL divergence', 'KL'],
      'How far one distribution is from another: 0 where they are the same. In a VAE it is the cost of the code, how much the encoder’s answer says beyond the prior.',
    ],
    [
      ['KL 散度', 'KL'],
      '一个分布与另一个相差多少：相同时为 0。在 VAE 中它是编码的代价，即编码器的回答比先验多说了多少。',
    ],
  ),
  entry(
    'nats',
    'the-bounds',
    tex`1\ \text{nat} = \tfrac{1}{\log 2}\ \text{bits} \approx 1.44\ \text{bits}`,
    [
      ['nat'],
      'The unit of information with the natural logarithm, as bits are with the logarithm to base 2. Figures are for one image, summed over its pixels.',
    ],
    [['nat'], '以自然对数计的信息单位，正如比特以 2 为底。数值按每幅图像计，对其像素求和。'],
  ),
  entry(
    'bits-per-dimension',
    'likelihoods',
    tex`-\mathcal{L} / (D \log 2)`,
    [
      ['bits per dimension', 'bit'],
      'The bound as a cost for each of the D numbers of an image, in bits. Lower is better; only with a probability of each level can it be compared with papers.',
    ],
    [
      ['每维比特数', '比特'],
      '把下界换算成图像 D 个数中每一个的代价，以比特计。越低越好；只有给每一级以概率时才能与论文比较。',
    ],
  ),
  entry(
    'beta',
    'the-bounds',
    tex`-\text{reconstruction} - \beta\, \mathrm{KL}`,
    [
      ['beta-VAE', 'β', 'beta'],
      'The weight of the KL against the reconstruction. Only at 1 is the sum a bound; more makes codes smoother and images softer.',
    ],
    [
      ['β-VAE', 'β'],
      'KL 相对于重建的权重。只有为 1 时两项之和才是下界；更大则编码更平滑、图像更模糊。',
    ],
  ),
  entry(
    'warm-up',
    'the-bounds',
    tex`\beta_t = \beta \min(1, t / T)`,
    [
      ['KL warm-up', 'warm-up'],
      'Beta rises from zero over the first T steps, so that the decoder learns to use codes before they cost anything.',
    ],
    [['KL 预热', '预热'], 'β 在前 T 步内从零升起，使解码器在编码有代价之前先学会使用它。'],
  ),
  entry(
    'free-nats',
    'the-bounds',
    tex`\textstyle\sum_j \max(\lambda, \mathrm{KL}_j)`,
    [
      ['free nats', 'free bits'],
      'So much KL in each dimension goes without a penalty, so that none has a reason to fall silent.',
    ],
    [['自由 nat'], '每一维中这么多 KL 不受惩罚，因此没有哪一维有理由失去作用。'],
  ),
  entry(
    'importance-weight',
    'the-bounds',
    tex`w_k = \frac{p_\theta(x|z_k)\, p(z_k)}{q_\phi(z_k|x)}`,
    [
      ['importance weight', 'importance-weighted', 'importance sampling'],
      'How much a code counts that was drawn from the encoder’s answer: more, the better it explains the image and the rarer it is drawn. The mean of the weights estimates p(x).',
    ],
    [
      ['重要性权重', '重要性加权', '重要性采样'],
      '从编码器的回答中抽取的一个编码算多少：越能解释图像、越少被抽到，就算得越多。权重的平均估计 p(x)。',
    ],
  ),
  entry(
    'iwae',
    'the-bounds',
    tex`\log \frac{1}{K} \sum_{k=1}^{K} w_k`,
    [
      ['importance-weighted autoencoder', 'IWAE'],
      'A VAE with a tighter bound: the logarithm of the mean of K importance weights, instead of the mean of their logarithms. With one code it is the ELBO.',
    ],
    [
      ['重要性加权自编码器', '重要性加权下界', 'IWAE'],
      '下界更紧的 VAE：K 个重要性权重先取平均再取对数，而不是先取对数再平均。只有一个编码时就是 ELBO。',
    ],
  ),
  entry(
    'miwae',
    'the-bounds',
    tex`\frac{1}{M} \sum_m \log \frac{1}{K} \sum_k w_{mk}`,
    [
      ['MIWAE'],
      'The mean of M importance-weighted bounds of K codes each: less tight than one of all codes, with a calmer gradient for the encoder.',
    ],
    [
      ['MIWAE'],
      'M 个、每个用 K 个编码的重要性加权下界的平均：不如用全部编码的一个紧，但编码器的梯度更平稳。',
    ],
  ),
  entry(
    'piwae',
    'the-bounds',
    null,
    [
      ['PIWAE'],
      'The decoder follows IWAE’s bound of all codes, the encoder MIWAE’s of the same codes: each gets the gradient that suits it.',
    ],
    [
      ['PIWAE'],
      '解码器按用全部编码的 IWAE 学习，编码器按同样编码的 MIWAE 学习：各自得到适合的梯度。',
    ],
  ),
  entry(
    'ciwae',
    'the-bounds',
    tex`\beta\, \mathcal{L}_{\mathrm{ELBO}} + (1 - \beta)\, \mathcal{L}_{\mathrm{IWAE}}`,
    [['CIWAE'], 'A mixture of the evidence lower bound and IWAE’s.'],
    [['CIWAE'], '证据下界与 IWAE 下界的混合。'],
  ),
  entry(
    'dreg',
    'the-bounds',
    tex`\textstyle\sum_k \tilde{w}_k^2\, \dfrac{\partial \log w_k}{\partial z_k}\, \dfrac{\partial z_k}{\partial \phi}`,
    [
      ['DReG'],
      'The doubly reparameterised gradient: IWAE’s bound, with another estimate of the encoder’s gradient that has less noise.',
    ],
    [['DReG'], '双重重参数化梯度：下界同 IWAE，但编码器的梯度换用噪声更小的估计。'],
  ),
  entry(
    'renyi',
    'the-bounds',
    tex`\frac{1}{1 - \alpha} \log \frac{1}{K} \sum_k w_k^{1 - \alpha}`,
    [
      ['Rényi'],
      'A family of bounds by the order α of Rényi’s divergence: IWAE’s at 0, the evidence lower bound at 1.',
    ],
    [
      ['Rényi 散度', 'Rényi'],
      '按 Rényi 散度的阶 α 区分的一族下界：0 阶是 IWAE 的，1 阶是证据下界。',
    ],
  ),
];
