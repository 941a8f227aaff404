// Kinds of models, and the networks that they are made of.
import { entry, type Entry } from '../entry';

const tex = String.raw;

export const models: readonly Entry[] = [
  entry(
    'vae',
    'the-models',
    tex`p_\theta(x) = \int p_\theta(x|z)\, p(z)\, dz`,
    [
      ['variational autoencoder', 'VAE'],
      'A model that takes each image for a draw from a code: an encoder answers which codes may have made it, a decoder which images a code makes. Because codes have a prior, new images can be drawn.',
    ],
    [
      ['变分自编码器', 'VAE'],
      '把每幅图像看作由一个编码产生的模型：编码器回答哪些编码可能产生了它，解码器回答一个编码会产生什么图像。编码有先验，所以能画出新的图像。',
    ],
  ),
  entry(
    'autoencoder',
    'the-models',
    tex`\min_{\theta, \phi}\; \ell\bigl(x,\, g_\theta(f_\phi(x))\bigr)`,
    [
      ['autoencoder'],
      'Two networks that squeeze an image into a few numbers and rebuild it from them. Nothing says where the codes of new images would lie, so it can’t draw any.',
    ],
    [
      ['自编码器'],
      '两个网络：先把图像压缩成几个数，再由它们重建图像。没有什么规定新图像的编码会在哪里，所以画不出新的图像。',
    ],
  ),
  entry(
    'denoising',
    'the-models',
    tex`\min_{\theta, \phi}\; \ell\bigl(x,\, g_\theta(f_\phi(\tilde{x}))\bigr)`,
    [
      ['denoising autoencoder', 'denoising'],
      'An autoencoder that is given a damaged image and asked for the clean one, so that it learns what images look like rather than how to copy.',
    ],
    [
      ['去噪自编码器', '去噪'],
      '输入受损的图像、要求输出干净图像的自编码器：它因此学会图像是什么样的，而不只是照抄。',
    ],
  ),
  entry(
    'gan',
    'the-models',
    tex`\min_G\, \max_D\; \mathbb{E}_x[\log D(x)] + \mathbb{E}_z[\log(1 - D(G(z)))]`,
    [
      ['generative adversarial network', 'GAN'],
      'A generator turns random codes into images, and a discriminator tells them from real ones; each learns from the other. There is no encoder and no likelihood.',
    ],
    [
      ['生成对抗网络', 'GAN'],
      '生成器把随机编码变成图像，判别器把它们与真实图像区分开；两者互相学习。没有编码器，也没有似然。',
    ],
  ),
  entry(
    'vae-gan',
    'the-games',
    tex`\tfrac{1}{2} \lVert D_\ell(x) - D_\ell(\tilde{x}) \rVert^2`,
    [
      ['VAE-GAN'],
      'A VAE whose reconstructions are compared in a layer of a discriminator, not pixel by pixel, and whose images have to pass for real ones.',
    ],
    [['VAE-GAN'], '在判别器的一层中（而不是逐个像素）比较重建的 VAE，它的图像还要能以假乱真。'],
  ),
  entry(
    'encoder',
    'the-models',
    tex`q_\phi(z|x)`,
    [
      ['encoder'],
      'The network that turns an image into a code, or, in a VAE, into a distribution over codes.',
    ],
    [['编码器'], '把图像变成编码的网络；在 VAE 中，变成编码的一个分布。'],
  ),
  entry(
    'decoder',
    'the-models',
    tex`p_\theta(x|z)`,
    [
      ['decoder'],
      'The network that draws an image from a code alone. In a VAE it answers with a distribution over images, of which the mean is shown.',
    ],
    [['解码器'], '只凭编码画出图像的网络。在 VAE 中它给出图像的一个分布，页面显示其均值。'],
  ),
  entry(
    'generator',
    'the-models',
    tex`x = G(z), \quad z \sim p(z)`,
    [['generator'], 'A GAN’s decoder: it turns codes drawn from the prior into images.'],
    [['生成器'], 'GAN 的解码器：把从先验中抽取的编码变成图像。'],
  ),
  entry(
    'discriminator',
    'the-games',
    tex`D(x) \in (0, 1)`,
    [
      ['discriminator', 'adversary'],
      'The network that says how likely an image is to be a real one. The generator learns by trying to deceive it.',
    ],
    [['判别器', '对手'], '回答一幅图像有多大可能是真实图像的网络。生成器通过设法骗过它来学习。'],
  ),
  entry(
    'convolution',
    'the-models',
    null,
    [
      ['convolution', 'convolutional'],
      'A layer that looks for the same small pattern at every place of the image, with the same few weights everywhere.',
    ],
    [['卷积'], '在图像的每个位置寻找同一个小图案的层，各处共用同样的少量权重。'],
  ),
  entry(
    'hidden-layer',
    'the-models',
    null,
    [
      ['hidden layer', 'hidden unit'],
      'A layer between input and output. Each of its units weighs what the layer before says, and passes the sum on through an activation.',
    ],
    [
      ['隐藏层', '隐藏单元'],
      '输入与输出之间的层。每个单元对前一层的输出加权求和，再经激活函数传下去。',
    ],
  ),
  entry(
    'activation',
    'the-models',
    tex`\mathrm{ReLU}(a) = \max(0, a)`,
    [
      ['activation', 'ReLU', 'LeakyReLU', 'ELU', 'GELU', 'SiLU', 'tanh'],
      'The bent function after a layer. Without one, several layers could do no more than a single one.',
    ],
    [
      ['激活函数', 'ReLU', 'LeakyReLU', 'ELU', 'GELU', 'SiLU', 'tanh'],
      '一层之后的非线性函数。没有它，多层网络的能力不会超过一层。',
    ],
  ),
  entry(
    'upsampling',
    'the-models',
    null,
    [
      ['upsampling', 'transposed convolution', 'nearest neighbour'],
      'How a decoder makes a small picture larger on its way from the code to the image: by letting each pixel draw several, or by repeating each and smoothing.',
    ],
    [
      ['上采样', '转置卷积', '最近邻'],
      '解码器从编码到图像的途中把小图放大的方式：让每个像素画出多个像素，或先重复再平滑。',
    ],
  ),
  entry(
    'classifier',
    'how-good-a-model-is',
    null,
    [
      ['classifier'],
      'A small network that names the class of an image, or of a code. It only measures: the model does not learn from it.',
    ],
    [['分类器'], '说出图像（或编码）属于哪一类的小网络。它只用于测量：模型不向它学习。'],
  ),
];
