// How a model learns: steps, gradients, and the games of two networks.
import { entry, type Entry } from '../entry';

const tex = String.raw;

export const training: readonly Entry[] = [
  entry(
    'loss',
    'the-bounds',
    tex`-\mathcal{L}`,
    [
      ['loss', 'objective'],
      'The number that training makes small. Of a VAE it is minus the bound, averaged over the images of a step.',
    ],
    [['损失', '目标函数'], '训练要使之变小的数。对 VAE，它是下界的相反数，对一步中的图像取平均。'],
  ),
  entry(
    'gradient',
    'how-a-step-moves-the-weights',
    tex`\nabla_\theta \mathcal{L}`,
    [
      ['gradient'],
      'How the loss would change if each weight were moved a little: the direction in which training moves them.',
    ],
    [['梯度'], '每个权重略微移动时损失会怎样变化：训练据此决定移动的方向。'],
  ),
  entry(
    'batch',
    'how-a-step-moves-the-weights',
    null,
    [
      ['batch', 'batch size'],
      'The images that one step looks at. A larger batch has a calmer gradient, and takes longer.',
    ],
    [['批大小', '每批'], '一步所看的那些图像。批越大，梯度越平稳，耗时也越长。'],
  ),
  entry(
    'epoch',
    'how-a-step-moves-the-weights',
    null,
    [['epoch'], 'So many steps that every image has been looked at once.'],
    [['轮次', '轮数'], '把每幅图像都看过一遍所需的步数。'],
  ),
  entry(
    'held-out',
    'how-good-a-model-is',
    null,
    [
      ['held out', 'held-out', 'not trained on'],
      'Images that the model never trains on. What it makes of them tells whether it has learned about images, or has learned its own by heart.',
    ],
    [
      ['留出', '未训练过'],
      '模型从不用来训练的图像。看它如何处理这些图像，就知道它学到的是规律，还是死记了训练图像。',
    ],
  ),
  entry(
    'learning-rate',
    'how-a-step-moves-the-weights',
    tex`\theta \leftarrow \theta - \eta\, g`,
    [
      ['learning rate'],
      'How far a step moves the weights. Too high, and the loss jumps about or breaks; too low, and nothing happens for long.',
    ],
    [['学习率'], '一步把权重移动多远。太高，损失会乱跳甚至崩溃；太低，很久都没有进展。'],
  ),
  entry(
    'schedule',
    'how-a-step-moves-the-weights',
    tex`\eta_i = 10^{-i/7}\, \eta`,
    [['schedule'], 'How the learning rate changes as training goes on.'],
    [['学习率调度', '调度'], '学习率随训练怎样变化。'],
  ),
  entry(
    'optimiser',
    'how-a-step-moves-the-weights',
    null,
    [
      ['optimiser', 'Adam', 'AdamW', 'Adagrad'],
      'What makes a step of a gradient. Adam goes by running means of the gradient and of its size, Adagrad by the sum of all gradients so far.',
    ],
    [
      ['优化器', 'Adam', 'AdamW', 'Adagrad'],
      '把梯度变成一步更新的方法。Adam 依据梯度及其大小的滑动平均，Adagrad 依据至今所有梯度的累积。',
    ],
  ),
  entry(
    'weight-decay',
    'how-a-step-moves-the-weights',
    tex`\mathcal{L} + \tfrac{\lambda}{2} \lVert \theta \rVert^2`,
    [
      ['weight decay', 'weight penalty'],
      'All weights are drawn to zero a little at each step, by a penalty in the loss or, in AdamW, apart from it.',
    ],
    [
      ['权重衰减', '权重惩罚'],
      '每一步都把所有权重略微拉向零：通过损失中的惩罚项，或在 AdamW 中独立于损失。',
    ],
  ),
  entry(
    'parameter',
    'the-models',
    null,
    [
      ['parameter', 'weight'],
      'The numbers in the networks that training changes: the encoder’s φ and the decoder’s θ.',
    ],
    [['参数', '权重'], '网络中由训练改变的数：编码器的 φ 和解码器的 θ。'],
  ),
  entry(
    'seed',
    'how-a-step-moves-the-weights',
    null,
    [
      ['seed'],
      'The number that all chance of a run is made from: the same seed means the same run.',
    ],
    [['随机种子', '种子'], '一次运行中所有随机性的来源：种子相同，运行就相同。'],
  ),
  entry(
    'overfitting',
    'how-good-a-model-is',
    null,
    [
      ['overfitting', 'learning by heart'],
      'The bound of the training images goes on rising while that of held-out ones falls: the model learns its own images by heart.',
    ],
    [['过拟合', '死记'], '训练图像的下界继续上升，留出图像的却下降：模型在死记自己的图像。'],
  ),
  entry(
    'non-saturating',
    'the-games',
    tex`-\mathbb{E}_z[\log D(G(z))]`,
    [
      ['non-saturating'],
      'The generator maximises the chance of being believed. Its gradient stays strong while it loses.',
    ],
    [['非饱和'], '生成器最大化被信以为真的概率。处于下风时，它的梯度仍然够强。'],
  ),
  entry(
    'minimax',
    'the-games',
    tex`\mathbb{E}_z[\log(1 - D(G(z)))]`,
    [
      ['minimax'],
      'The generator minimises what the discriminator maximises: the game as the paper has it.',
    ],
    [['极小极大'], '生成器最小化判别器所最大化的量：论文中的博弈。'],
  ),
  entry(
    'label-smoothing',
    'the-games',
    tex`(1 - s) \log D(x) + s \log(1 - D(x))`,
    [
      ['label smoothing'],
      'The discriminator is asked for a little less than certainty about real images, so that it does not overrate itself.',
    ],
    [['标签平滑'], '要求判别器对真实图像的判断略低于完全确定，以免它过于自信。'],
  ),
  entry(
    'gate',
    'the-games',
    null,
    [
      ['gate', 'equilibrium'],
      'Holds the side of a game that is winning too clearly until the other has caught up.',
    ],
    [['门控', '闸门'], '让博弈中优势过于明显的一方等待，直到另一方赶上。'],
  ),
  entry(
    'gamma',
    'the-games',
    tex`\gamma\, \mathcal{L}_{\mathrm{features}} - \mathbb{E}[\log D(\hat{x})]`,
    [
      ['gamma'],
      'In a VAE-GAN’s decoder, how much the likeness in the discriminator’s features counts against its verdict.',
    ],
    [['γ'], '在 VAE-GAN 的解码器中，判别器特征上的相似相对于其判断的权重。'],
  ),
];
