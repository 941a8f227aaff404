// What is measured of a model.
import { entry, type Entry } from '../entry';

const tex = String.raw;

export const measures: readonly Entry[] = [
  entry(
    'sample',
    'how-good-a-model-is',
    tex`z \sim p(z), \quad x \sim p_\theta(x|z)`,
    [
      ['sample'],
      'A draw from a distribution: an image decoded from a code of the prior, or one of the codes that a bound draws for an image.',
    ],
    [
      ['样本', '抽样'],
      '从分布中的一次抽取：由先验的编码解码出的图像，或下界为一幅图像抽取的编码之一。',
    ],
  ),
  entry(
    'effective-sample-size',
    'how-good-a-model-is',
    tex`\Bigl(\sum_k w_k\Bigr)^2 \Big/ \sum_k w_k^2`,
    [
      ['effective sample size', 'effective sample'],
      'How many equally weighted codes the weighted ones are worth, between 1 and K. Where it is small, a few codes decide, and the estimate is likely too low.',
    ],
    [
      ['有效样本数', '有效样本'],
      '这些加权的编码相当于多少个等权的编码，在 1 与 K 之间。它小时由少数编码决定，估计多半偏低。',
    ],
  ),
  entry(
    'standard-error',
    'how-good-a-model-is',
    tex`\sigma / \sqrt{n}`,
    [
      ['standard error', 'error bar'],
      'How far a mean over n images may be off by chance: other images would move it about so far.',
    ],
    [
      ['标准误差', '标准误', '误差条'],
      'n 幅图像的平均因偶然可能偏离多少：换一批图像，它大约会移动这么多。',
    ],
  ),
  entry(
    'signal-to-noise',
    'the-bounds',
    tex`|\mathbb{E}[g]| / \mathrm{std}[g]`,
    [
      [
        'signal-to-noise ratio',
        'ratio of signal to noise',
        'signal in the gradient',
        'signal-to-noise',
      ],
      'How large a gradient is against its own noise. More codes make the decoder’s rise, while that of IWAE’s encoder falls.',
    ],
    [
      ['信噪比', '梯度中的信号'],
      '梯度相对于自身噪声有多大。编码越多，解码器的越高，而 IWAE 编码器的越低。',
    ],
  ),
  entry(
    'active-units',
    'how-good-a-model-is',
    tex`\mathrm{Var}_x\bigl(\mathbb{E}_{q(z|x)}[z_j]\bigr) > 0.01`,
    [
      ['active unit', 'dimensions active', 'active dimension', 'dimension is active'],
      'A dimension of the code whose mean moves from image to image. One that does not move carries nothing.',
    ],
    [['活跃单元', '活跃维度', '活跃'], '均值随图像变化的编码维度。不变化的维度不带有任何信息。'],
  ),
  entry(
    'frechet-distance',
    'how-good-a-model-is',
    tex`\lVert \mu_1 - \mu_2 \rVert^2 + \mathrm{tr}\bigl(\Sigma_1 + \Sigma_2 - 2 (\Sigma_1 \Sigma_2)^{1/2}\bigr)`,
    [
      ['Fréchet distance'],
      'How far the features of samples lie from those of real images, each taken for a normal distribution. The features are of our own classifier, so it is no FID of papers.',
    ],
    [
      ['Fréchet 距离'],
      '把样本和真实图像的特征各看作一个正态分布，两者相距多远。特征来自本页自己的分类器，所以不是论文中的 FID。',
    ],
  ),
  entry(
    'sharpness',
    'how-good-a-model-is',
    tex`\textstyle\frac{1}{n} \sum (x_i - x_{i+1})^2`,
    [
      ['sharpness', 'gradient energy'],
      'The mean squared difference of neighbouring pixels, against that of real images: blurring makes it smaller.',
    ],
    [['清晰度', '锐度'], '相邻像素之差的平方的平均，与真实图像的相比：模糊会使它变小。'],
  ),
  entry(
    'score',
    'the-games',
    tex`D(x)`,
    [
      ['score of real images', 'score of drawn images', 'real score', 'drawn score'],
      'What the discriminator gives images, from 0 for drawn to 1 for real. Near ½ for both it can’t tell them apart.',
    ],
    [
      ['真实图像的分数', '所画图像的分数', '真实图像分数', '所画图像分数'],
      '判别器给图像的分数，0 为画的，1 为真的。两者都接近 ½ 时，它分不清。',
    ],
  ),
  entry(
    'feature',
    'the-games',
    tex`D_\ell(x)`,
    [
      ['feature loss', 'feature'],
      'What a layer of a network answers to an image. Distances there go by what an image shows rather than by single pixels.',
    ],
    [['特征损失', '特征'], '网络的一层对图像的响应。在那里比较的是图像的内容，而不是单个像素。'],
  ),
];
