// The three VAEs in TensorFlow.js: (variables, x) -> loss, with the fused ops that tf.layers uses.
import * as tf from '@tensorflow/tfjs-core';
import { SPECS } from './models.js';

const LOG_2PI = Math.log(2 * Math.PI);

const dense = (x, weight, bias, activation = 'linear') =>
  tf.fused.matMul({ a: x, b: weight, bias, activation });

const reparameterize = (mu, logvar, noise) =>
  tf.add(mu, tf.mul(tf.exp(tf.mul(logvar, 0.5)), noise));

function negativeElbo(mu, logvar, logits, x) {
  const [batch] = x.shape;
  const bce = tf.losses.sigmoidCrossEntropy(x, logits, undefined, 0, tf.Reduction.SUM);
  const inner = tf.sub(tf.sub(tf.add(1, logvar), tf.square(mu)), tf.exp(logvar));
  const kl = tf.mul(-0.5, tf.sum(inner));
  return tf.div(tf.add(bce, kl), batch);
}

function mlpLoss(v, x) {
  const h = dense(x, v.w1, v.b1, 'relu');
  const mu = dense(h, v.wmu, v.bmu);
  const logvar = dense(h, v.wlv, v.blv);
  const z = reparameterize(mu, logvar, tf.randomNormal(SPECS['mlp-400-20'].noise));
  const logits = dense(dense(z, v.w3, v.b3, 'relu'), v.w4, v.b4);
  return negativeElbo(mu, logvar, logits, x);
}

function convLoss(v, x) {
  const [batch] = x.shape;
  const conv = (x, filter, bias) =>
    tf.fused.conv2d({
      x,
      filter,
      strides: 2,
      pad: 1,
      dimRoundingMode: 'floor',
      bias,
      activation: 'relu',
    });

  let h = conv(tf.reshape(x, [batch, 28, 28, 1]), v.c1, v.cb1);
  h = tf.reshape(conv(h, v.c2, v.cb2), [batch, 3136]);
  const mu = dense(h, v.wmu, v.bmu);
  const logvar = dense(h, v.wlv, v.blv);
  const z = reparameterize(mu, logvar, tf.randomNormal(SPECS['conv-small'].noise));
  let d = tf.reshape(dense(z, v.wd, v.bd), [batch, 7, 7, 64]);
  d = tf.relu(tf.add(tf.conv2dTranspose(d, v.t1, [batch, 14, 14, 32], 2, 'same'), v.tb1));
  d = tf.add(tf.conv2dTranspose(d, v.t2, [batch, 28, 28, 1], 2, 'same'), v.tb2);
  return negativeElbo(mu, logvar, tf.reshape(d, [batch, 784]), x);
}

function iwaeLoss(v, x) {
  const [batch, samples, latent] = SPECS['mlp-iwae50'].noise;
  let h = tf.tanh(dense(x, v.w1, v.b1));
  h = tf.tanh(dense(h, v.w2, v.b2));
  const mu = tf.expandDims(dense(h, v.wmu, v.bmu), 1);
  const logvar = tf.expandDims(dense(h, v.wlv, v.blv), 1);
  const noise = tf.randomNormal([batch, samples, latent]);
  const z = reparameterize(mu, logvar, noise);

  let d = tf.tanh(dense(tf.reshape(z, [batch * samples, latent]), v.d1, v.e1));
  d = tf.tanh(dense(d, v.d2, v.e2));
  const logits = tf.reshape(dense(d, v.d3, v.e3), [batch, samples, 784]);

  const logPx = tf.sum(tf.sub(tf.mul(logits, tf.expandDims(x, 1)), tf.softplus(logits)), 2);
  const logPz = tf.mul(-0.5, tf.sum(tf.add(tf.square(z), LOG_2PI), 2));
  const logQz = tf.mul(-0.5, tf.sum(tf.add(tf.add(tf.square(noise), logvar), LOG_2PI), 2));
  const logWeights = tf.sub(tf.add(logPx, logPz), logQz);
  return tf.neg(tf.mean(tf.sub(tf.logSumExp(logWeights, 1), Math.log(samples))));
}

export const LOSSES = {
  'mlp-400-20': mlpLoss,
  'conv-small': convLoss,
  'mlp-iwae50': iwaeLoss,
};
