// What is said at each stage of the step: a title, a plain sentence, and the small formula.
import { msg, str } from '@lit/localize';
import { percent, short } from '../../i18n/numbers';
import { isCorrupted, kindOf } from '../../protocol/kinds';
import type {
  Bound,
  Capabilities,
  ModelConfig,
  Schema,
  Stage,
  Trace,
} from '../../protocol/rust-types';
import { aboutBound, boundOf, codesOf } from '../../views/bounds';

export interface Saying {
  title: string;
  says: string;
  formula: string;
}

/** What a stage is about. */
interface Scene {
  model: ModelConfig;
  can: Capabilities;
  bound: Bound | null;
  closedFormKl: boolean; // of the loss; else importance weights hold it
  trace: Trace | null;
}

export function sayingOf(
  stage: Stage,
  schema: Schema,
  model: ModelConfig,
  trace: Trace | null,
): Saying {
  const bound = boundOf(model);
  return SAYINGS[stage]({
    model,
    can: kindOf(schema, model).capabilities,
    bound,
    closedFormKl: !bound || aboutBound(schema, bound).closedFormKl,
    trace,
  });
}

const SAYINGS: Record<Stage, (scene: Scene) => Saying> = {
  image: ({ model }) =>
    isCorrupted(model)
      ? {
          title: msg('A damaged image'),
          says: msg('A damaged copy of the image goes in. What has to come out is the clean one.'),
          formula: 'x̃ ~ p(x̃ | x)',
        }
      : {
          title: msg('An image'),
          says: msg('One image, as a training step sees it.'),
          formula: 'x',
        },

  encoder: () => ({
    title: msg('Through the encoder'),
    says: msg(
      'The encoder answers with a distribution over codes: for each number a mean μ and a width σ. What it says is log σ, so that every answer makes a width above zero.',
    ),
    formula: '(μ, log σ) = encoder(x)',
  }),

  noise: ({ bound }) => ({
    title: msg('Noise'),
    says:
      codesOf(bound) > 1
        ? msg(
            str`For each of ${codesOf(bound)} codes noise is drawn from the standard normal distribution. It knows nothing of image or model.`,
          )
        : msg(
            'Noise is drawn from the standard normal distribution. It knows nothing of image or model.',
          ),
    formula: 'ε ~ N(0, I)',
  }),

  code: ({ model, can }) => {
    if (!can.encoder)
      return {
        title: msg('A code'),
        says: msg('A code is drawn from the prior: pure noise. No image stands behind it.'),
        formula: 'z ~ N(0, I)',
      };
    if (!can.posterior)
      return {
        title: msg('Through the encoder'),
        says: msg('The encoder answers with one point, the code: no distribution, no noise.'),
        formula: `z = encoder(${isCorrupted(model) ? 'x̃' : 'x'})`,
      };
    return {
      title: msg('The code'),
      says: msg(
        'Noise, stretched by σ and moved by μ, is the code. It is random, and yet it changes smoothly with μ and σ: the reparameterisation trick.',
      ),
      formula: isFull(model) ? 'z = μ + L ε' : 'z = μ + σ ⊙ ε',
    };
  },

  decoder: ({ can }) =>
    !can.encoder
      ? {
          title: msg('Through the generator'),
          says: msg('The generator draws an image from the code.'),
          formula: 'x̂ = G(z)',
        }
      : {
          title: msg('Through the decoder'),
          says: msg('The decoder draws an image from the code alone; it never sees the first one.'),
          formula: 'x̂ = decoder(z)',
        },

  cost: (scene) => penalised(scene, cost(scene)),

  byImage: (scene) => ({
    title: msg('Back to the image'),
    says: msg(
      'Now backwards. How would the cost change if this pixel got brighter? Blue pixels are too dark for its taste, orange ones too bright.',
    ),
    formula: byPixels(scene),
  }),

  byCode: ({ can }) =>
    !can.encoder
      ? {
          title: msg('Back through the generator'),
          says: msg(
            'The generator learns on the way what its weights did wrong. The code takes a gradient too, but nothing made it, so nobody uses it.',
          ),
          formula: '∂loss/∂z = (∂x̂/∂z)ᵀ ∂loss/∂x̂',
        }
      : {
          title: msg('Back through the decoder'),
          says: msg(
            'On the way the decoder learns what its weights did wrong; what is left is each number of the code’s part in it.',
          ),
          formula: '∂loss/∂z = (∂x̂/∂z)ᵀ ∂loss/∂x̂',
        },

  split: (scene) => ({
    title: msg('The split'),
    says: msg(
      'Where z was put together, the gradient parts: it reaches μ as it is and log σ times σ ε, and to both comes the pull towards the prior. The noise takes none, for nothing made it. That is the trick: had z simply been drawn, the way would end here.',
    ),
    formula: splitFormula(scene),
  }),

  weights: ({ can }) => {
    if (!can.encoder)
      return {
        title: msg('The weights'),
        says: msg(
          'Against its gradient, the optimiser moves every weight of the generator a little. The discriminator has a turn of its own, with its own loss.',
        ),
        formula: 'w ← w − η · step(∂loss/∂w)',
      };
    return {
      title: msg('Back through the encoder'),
      says: msg(
        'At the end every weight knows its gradient, and the optimiser moves each a little against it. This panel only looks on.',
      ),
      formula: 'w ← w − η · step(∂loss/∂w)',
    };
  },
};

/** Where weights decay by a part of the loss. */
function penalised({ trace }: Scene, saying: Saying): Saying {
  if (trace?.terms.weightPenalty === undefined) return saying;
  const { says, formula } = saying;
  return {
    ...saying,
    says: `${says} ${msg('Large weights cost something, too: that is weight decay.')}`,
    formula: formula.startsWith('loss') ? `${formula} + ½ λ |θ|²` : formula,
  };
}

function cost({ model, bound, closedFormKl, trace }: Scene): Saying {
  const title = msg('The cost');
  switch (model.kind) {
    case 'autoencoder':
      return {
        title,
        says: msg('The cost is what the image has lost on its way.'),
        formula:
          model.loss === 'squaredError'
            ? 'loss = |x − x̂|²'
            : 'loss = −Σ x log x̂ + (1 − x) log(1 − x̂)',
      };
    case 'gan': {
      const score = trace?.terms.fakeScore;
      const believed = score === undefined ? '–' : percent(score);
      return {
        title: msg('Before the discriminator'),
        says: msg(
          str`The discriminator believes the drawn image to be real with a probability of ${believed}. The generator pays for what is missing.`,
        ),
        formula: model.loss === 'minimax' ? 'loss of G = log(1 − D(x̂))' : 'loss of G = −log D(x̂)',
      };
    }
    case 'vaeGan':
      return {
        title,
        says: msg(
          'Both images are compared in what the discriminator notices about them, its last hidden layer f; what the code says beyond the prior costs its KL.',
        ),
        formula: 'loss = ½ |f(x̂) − f(x)|² + KL(q ‖ p)',
      };
    case 'vae': {
      if (closedFormKl) {
        const beta = trace && trace.beta !== 1 ? `${short(trace.beta)} · ` : '';
        return {
          title,
          says: msg(
            'Two costs: what the image has lost on its way, and what the code says beyond the prior.',
          ),
          formula: `loss = −log p(x | z) + ${beta}KL(q ‖ p)`,
        };
      }
      return {
        title: msg('The weights of the codes'),
        says:
          codesOf(bound) === 1 || bound?.kind === 'sgvbA'
            ? msg(
                'How well does the code explain the image, and how likely was it to be drawn? The log of the ratio is the bound.',
              )
            : msg(
                'A code weighs more the better it explains the image, and the less likely it was to be drawn. The thicker its line, the more it weighs in the gradient.',
              ),
        formula: `w = p(x | z) p(z) / q(z | x)${isFull(model) ? ', q = N(μ, L Lᵀ)' : ''}`,
      };
    }
  }
}

const isFull = (model: ModelConfig): boolean => 'posterior' in model && model.posterior === 'full';

function byPixels({ model, can, bound }: Scene): string {
  if (can.discriminator) return '∂loss/∂x̂';
  if ('loss' in model && model.loss === 'squaredError') return '∂loss/∂logit = 2 (x̂ − x) x̂ (1 − x̂)';
  const weight = codesOf(bound) > 1 ? 'w̃ ' : '';
  const grey =
    'likelihood' in model &&
    model.likelihood.kind !== 'bernoulli' &&
    model.likelihood.kind !== 'continuousBernoulli';
  return grey ? `∂loss/∂x̂ = ${weight}(x̂ − x) / s²` : `∂loss/∂logit = ${weight}(x̂ − x)`;
}

function splitFormula({ model, bound, closedFormKl }: Scene): string {
  const stretched = (back: string): string =>
    isFull(model) ? `∂loss/∂L = ${back} εᵀ` : `∂loss/∂log σ = ${back} ⊙ σ ε`;
  if (bound?.kind === 'dreg') return `∂loss/∂μ = −Σ w̃² ∂log w/∂z\n${stretched('−Σ w̃² ∂log w/∂z')}`;
  const sum = codesOf(bound) > 1 ? 'Σ ' : '';
  if (closedFormKl) {
    const beta = bound ? 'β ' : '';
    return `∂loss/∂μ = ${sum}∂loss/∂z + ${beta}∂KL/∂μ\n${stretched(`${sum}∂loss/∂z`)} + ${beta}∂KL/∂${isFull(model) ? 'L' : 'log σ'}`;
  }
  return `∂loss/∂μ = ${sum}(∂loss/∂z + w̃ z)\n${stretched(`${sum}(∂loss/∂z + w̃ z)`)} − ${isFull(model) ? 'diag(1/Lᵢᵢ)' : '1'}`;
}
