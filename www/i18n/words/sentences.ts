// Chinese for what the engine says in sentences, made as its English is from a code and fields:
// what it refuses, warns of and finds. The type asks for every code; the schema's own names are
// said as there.
import type { FileKind, Rows } from '../../protocol/rust-types';
import type { Code, FieldsOf, Sentence } from '../../protocol/sentence';
import { figure } from '../numbers';
import { fields as names } from './fields';
import { spaced } from './spaced';

const NAMES = new Map(names);

const ROWS: Readonly<Record<Rows, string>> = { images: '图像', codes: '编码', points: '点' };

const KINDS: Readonly<Record<FileKind, string>> = {
  png: 'PNG 图片',
  jpeg: 'JPEG 图片',
  gif: 'GIF 图片',
  riff: 'WebP 图片或 WAV 声音',
  bmp: 'BMP 图片',
  tiff: 'TIFF 图片',
  zip: 'ZIP 压缩包（请先解压）',
  emptyZip: '空的 ZIP 压缩包',
  gzip: 'gzip 文件（请先解压）',
  xz: 'xz 压缩包（请先解压）',
  zstandard: 'Zstandard 压缩包（请先解压）',
  bzip2: 'bzip2 压缩包（请先解压）',
  sevenZip: '7-Zip 压缩包（请先解压）',
  tar: 'tar 压缩包（请先解压）',
  numpy: 'NumPy 数组',
  numpyArchive: 'NumPy 压缩包（.npz）',
  hdf5: 'HDF5 文件',
  pdf: 'PDF 文档',
  parquet: 'Parquet 表格',
  matlab: 'MATLAB 文件',
  gitLfs: 'Git LFS 的指针，它只代表那个文件（“git lfs pull” 会取来文件）',
  pyTorch: 'PyTorch 自己的文件',
  pickle: 'Python pickle 文件',
  safetensors: '保存着模型的 safetensors 文件',
  idx: '保存着图像或标签的 IDX 文件',
  webPage: '网页',
  json: 'JSON',
  csv: 'CSV 表格',
  text: '文本',
};

const all = (list: readonly (number | string)[]): string => `[${list.join(', ')}]`;
const quoted = (files: readonly string[]): string => files.map((name) => `“${name}”`).join('、');

const SENTENCES: { readonly [C in Code]: (fields: FieldsOf<C>) => string } = {
  // The settings.
  outOfRange: ({ label, path, value, min, max }) =>
    `${NAMES.get(label) ?? label}（${path}）为 ${value}；允许的范围是 ${min} 到 ${max}。`,
  layerCount: ({ layers, most }) =>
    `网络有 ${layers} 个隐藏层（model.network.hidden）；最多允许 ${most} 个。`,
  convolutionCount: ({ convolutions, most }) =>
    `网络有 ${convolutions} 个卷积层（model.network.channels）；允许 1 到 ${most} 个。`,
  fullCovarianceTooLarge: ({ dimensions, most }) =>
    `完整协方差（model.posterior）用于 ${dimensions} 维编码（model.latentDim）会太大；最多允许 ${most} 维。请减少维数，或改用对角后验。`,
  anotherKind: () => '现有的模型不能变成另一种模型：那需要一个新的模型。',
  needsNewModel: ({ path }) => `更改 ${path} 需要新的模型：请重新设定一个。`,
  tooManyCodesPerStep: ({ each, images, codes, most }) =>
    `每幅图像 ${each} 个编码，每步 ${images} 幅图像，共 ${codes} 个编码；一步最多允许 ${most} 个。请减小批大小（training.batchSize）或样本数（model.bound.samples）。`,
  tooManyWeights: ({ weights, most }) =>
    `模型会有 ${weights} 个权重；最多允许 ${most} 个。请增加卷积层，或减少通道数、隐藏单元数或编码维数。`,
  spriteSide: ({ side, small, large }) =>
    `彩色图形的边长（data.side）为 ${small} 或 ${large} 像素，不能是 ${side}。`,
  imagesNotLoaded: ({ name }) => `“${name}”的图像尚未载入；请先打开它们的文件。`,

  // Training.
  loss: ({ step, loss, good, rate }) =>
    `训练已停止：第 ${step} 步的损失为 ${loss}。模型已回到第 ${good} 步。减小学习率通常有用；现在是 ${rate}。`,
  classifierLoss: ({ loss, epoch, rate }) =>
    `第 ${epoch} 轮之后，分类器的损失为 ${loss}。减小学习率通常有用；现在是 ${rate}。`,
  posteriorCollapse: ({ active, dimensions }) =>
    `后验坍缩：${dimensions} 个编码维度中只有 ${active} 个带有图像的信息，其余的被解码器忽略。KL 预热、更小的 β 或自由 nat 能让模型使用更多维度。`,

  // Calls.
  unknownDevice: ({ device }) => `没有名为“${device}”的设备；可选“webgpu”和“cpu”。`,
  malformed: ({ reason }) => `参数不被允许：${reason}。`,
  labelsNotBytes: () => '标签必须是字节，每幅图像一个。',
  unconfigured: () => '还没有模型；请先设定一个。',
  noEncoder: () => 'GAN 没有编码器：可以把编码解码成图像，但不能把图像变成编码。',
  noDiscriminator: () => '只有 GAN 和 VAE-GAN 有判别器可问。',
  noLikelihood: () => '对这个模型无法估计似然：只有 VAE 的下界才是 log p(x) 的下界。',
  noBound: () => '对这个模型无法测量下界的梯度：只有 VAE 的下界才是 log p(x) 的下界。',
  notWholeRows: ({ rows, values, size, most }) =>
    `${values} 个数不是整数个${ROWS[rows]}（每个 ${size} 个数，共 1 到 ${most} 个）。`,
  notFiniteRows: ({ rows }) => `${ROWS[rows]}中有一个值不是有限的数。`,
  notGrey: ({ pixel }) => `图像中有灰度值 ${figure(pixel)}；允许的范围是 0（黑）到 1（白）。`,
  tooManyCodes: ({ images, each, most }) =>
    `${images} 幅图像、每幅 ${each} 个编码，一次太多了；最多允许 ${most} 个编码。`,
  gridTooLarge: ({ side, most }) => `${side} × ${side} 幅图像的网格太大；最多允许 ${most} 幅。`,
  noSuchImage: ({ index, last }) => `没有第 ${index} 号留出图像：编号从 0 到 ${last}。`,
  noPlane: ({ dimensions }) => `${dimensions} 维的编码张不成平面；至少需要 1 维。`,
  noSpread: ({ numbers, size }) =>
    `${numbers} 个数不是能算出离散程度的 ${size} 维向量；需要两个或更多完整的、至少一维的向量。`,
  notFinite: ({ value }) => `其中一个数是 ${figure(value)}；所有的数都必须有限。`,
  tooManyLabels: ({ count, name, images }) =>
    `${count} 个标签多于可供训练的图像；“${name}”有 ${images} 幅。`,
  tooFewLabels: ({ count, classes, name, needed }) =>
    `${count} 个标签对“${name}”的 ${classes} 个类别来说太少；至少需要 ${needed} 个。`,

  // Images.
  noBatches: ({ batchSize, images }) =>
    `无法从 ${images} 幅图像中抽取每批 ${batchSize} 幅；两者都必须至少为 1，且图像少于 4294967296 幅。`,
  digitCount: ({ count, most }) => `不能生成 ${count} 个数字；可以生成 1 到 ${most} 个。`,
  spriteCount: ({ count, least, most }) =>
    `不能生成 ${count} 个彩色图形；可以生成 ${least} 到 ${most} 个。`,
  tooFewToTrainOn: ({ name, count, least }) =>
    `“${name}”只有 ${count} 幅图像可供训练；至少需要 ${least} 幅。`,
  channels: ({ name, channels }) =>
    `“${name}”的图像有 ${channels} 个通道；图像的通道数是 1（灰度）、3（红绿蓝）或 4（红绿蓝和不透明度）。`,
  sidesOutOfRange: ({ name, height, width, min, max }) =>
    `“${name}”的图像是 ${height} × ${width} 像素；每边必须为 ${min} 到 ${max} 像素。`,
  notWholeImages: ({ name, pixels, height, width, each }) =>
    `“${name}”有 ${pixels} 个数；${height} × ${width} 的图像需要整数幅、每幅 ${each} 个数，至少一幅。`,
  tooManyImages: ({ name, count, most }) => `“${name}”有 ${count} 幅图像；最多允许 ${most} 幅。`,
  tooManyBytes: ({ name, count, each, bytes, most }) =>
    `“${name}”有 ${count} 幅图像，每幅 ${each} 字节，共 ${bytes} 字节；最多允许 ${most} 字节。请减少图像或缩小图像。`,
  labelCount: ({ name, images, labels }) =>
    `“${name}”有 ${images} 幅图像，却有 ${labels} 个标签；每幅图像必须有一个标签。`,
  heldOutCount: ({ name, count, part, held, left }) =>
    `“${name}”有 ${count} 幅图像，无法留出其中 ${part} 幅；至少要留出 ${held} 幅，并至少剩下 ${left} 幅用于训练。`,
  noLabels: ({ name }) =>
    `“${name}”的图像没有标签，而分类器需要标签；请把标签文件也打开，或改用内置的数字。`,
  tooFewHeldOut: ({ name, count }) => `评判样本至少需要 2 幅留出图像；“${name}”有 ${count} 幅。`,

  // Files.
  emptyFile: ({ name }) => `“${name}”是空的。`,
  emptyUnpacked: ({ name }) => `“${name}”解压后是空的。`,
  breaksOffAtOnce: ({ name }) => `“${name}”解压后在任何数据之前就中断了。`,
  notIdx: ({ name }) => `“${name}”不是 IDX 文件，IDX 文件以两个零字节和一个类型码开头。`,
  notIdxBut: ({ name, kind }) =>
    `“${name}”不是 IDX 文件，IDX 文件以两个零字节和一个类型码开头。${spaced(`它看起来像${KINDS[kind]}。`)}`,
  idxDimensions: ({ name, count }) =>
    `“${name}”有 ${count} 维；图像有 3 维（数量、高、宽），标签有 1 或 2 维。`,
  idxHeaderBreaksOff: ({ name, expected, actual }) =>
    `“${name}”在文件头中就中断了；文件头需要 ${expected} 字节，实际有 ${actual} 字节。`,
  idxZeroDimension: ({ name, sizes }) => `“${name}”声称大小为 ${sizes}；任何一维都不能为 0。`,
  idxItems: ({ name, count, most }) => `“${name}”含有 ${count} 项；最多允许 ${most} 项。`,
  idxColumns: ({ name, columns, most }) =>
    `“${name}”每项有 ${columns} 个数；图像有 3 维（数量、高、宽），标签最多 ${most} 列。`,
  idxSides: ({ name, height, width, min, max }) =>
    `“${name}”的图像是 ${height} × ${width} 像素；每边必须为 ${min} 到 ${max} 像素。`,
  idxBytes: ({ name, bytes, most }) => `“${name}”的元素占 ${bytes} 字节；最多允许 ${most} 字节。`,
  corruptGzip: ({ name, reason }) => `“${name}”是损坏的 gzip 文件（${reason}）；请重新下载或压缩。`,
  truncated: ({ name, expected, actual }) =>
    `“${name}”不完整：文件头说有 ${expected} 字节，实际有 ${actual} 字节。`,
  truncatedUnpacked: ({ name, expected, actual }) =>
    `“${name}”不完整：文件头说解压后有 ${expected} 字节，实际有 ${actual} 字节。`,
  trailingBytes: ({ name, surplus, expected }) =>
    `“${name}”多出 ${surplus} 字节：文件头说有 ${expected} 字节。`,
  trailingUnpacked: ({ name, expected }) =>
    `“${name}”解压后在文件头所说的 ${expected} 字节之后还有内容；它必须到此为止。`,
  gzipBreaksOff: ({ name }) =>
    `“${name}”的元素齐全，但 gzip 数据在校验和之前中断，或其后有多余的字节；请重新下载。`,
  pixelValue: ({ name, value }) =>
    `“${name}”中有像素值 ${value}；像素必须为 0 到 255，浮点数则为 0 到 1。`,
  labelValue: ({ name, value }) => `“${name}”中有标签 ${value}；标签必须是 0 到 255 的整数。`,
  fileCount: ({ count }) =>
    `给出了 ${count} 个文件；请给出一个或两个 IDX 图像文件，标签文件可有可无。`,
  fileKinds: ({ images, labels }) =>
    `给出了 ${images} 个图像文件和 ${labels} 个标签文件；请给出一个或两个图像文件，要么都带标签文件，要么都不带。`,
  labelsAlone: ({ name }) => `“${name}”中是标签，却没有给出图像；请把它们的 IDX 图像文件也给出。`,
  sizesDiffer: ({ first, height, width, second, otherHeight, otherWidth }) =>
    `“${first}”的图像是 ${height} × ${width} 像素，“${second}”的是 ${otherHeight} × ${otherWidth}；两者大小必须相同。`,
  channelsDiffer: ({ first, channels, second, otherChannels }) =>
    `“${first}”的图像有 ${channels} 个通道，“${second}”的有 ${otherChannels} 个；两者必须相同。`,
  labelsOfOthers: ({ images, count, labels, labelCount }) =>
    `“${images}”有 ${count} 幅图像，“${labels}”有 ${labelCount} 个标签；每幅图像必须有一个标签。`,
  labelsOfOtherPairs: ({
    images,
    count,
    moreImages,
    moreCount,
    labels,
    labelCount,
    moreLabels,
    moreLabelCount,
  }) =>
    `“${images}”有 ${count} 幅图像，“${moreImages}”有 ${moreCount} 幅，“${labels}”有 ${labelCount} 个标签，“${moreLabels}”有 ${moreLabelCount} 个；每幅图像必须有一个标签。`,
  labelsUndecided: ({ first, second }) =>
    `“${first}”和“${second}”的标签数相同，从文件名看不出它们属于哪些图像；请用 train-images、train-labels、test-images、test-labels 这样的文件名。`,
  calledAlike: ({ first, second }) =>
    `“${first}”和“${second}”名称相同而内容不同；请只给出其中一个。`,
  filesTwice: ({ files }) => `重复的文件只读一次；略去的是：${quoted(files)}。`,
  oneHotLabels: ({ name, columns }) => `“${name}”有 ${columns} 列，其中的 1 表示类别。`,
  firstColumnLabels: ({ name, columns }) => `“${name}”有 ${columns} 列；第一列当作类别。`,
  labelsLeftOut: ({ name, columns }) =>
    `“${name}”每幅图像有 ${columns} 个数，没有哪一个表示类别：标签被略去。`,

  // Checkpoints.
  missingMetadata: ({ key }) =>
    `这个 safetensors 文件的元数据中没有“${key}”；只能打开 vae-lab 保存的检查点。`,
  unknownVersion: ({ version, known }) =>
    `这个检查点的版本是“${version}”；这里能读的是版本 ${known}。`,
  unreadableMetadata: ({ key, reason }) => `检查点中的“${key}”无法读取：${reason}。`,
  broken: ({ reason }) => `这不是完整的 safetensors 文件：${reason}。`,
  pyTorchFile: () =>
    '这是 PyTorch 自己的文件，而检查点必须是 safetensors 文件。可以用 Python 转换：import torch, safetensors.torch as s; d = torch.load("model.pt", map_location="cpu", weights_only=True); s.save_file({k: v.clone(memory_format=torch.contiguous_format) for k, v in d.get("state_dict", d.get("model_state_dict", d)).items() if torch.is_tensor(v)}, "model.safetensors")。',
  notSafetensors: ({ kind }) =>
    spaced(`这不是 safetensors 文件，而检查点必须是。它看起来像${KINDS[kind]}。`),
  configNotAllowed: ({ error }) => `检查点中的设置不被允许：${inChinese(error)}`,
  imageSizeNotAllowed: ({ height, width, min, max }) =>
    `检查点用于 ${height} × ${width} 像素的图像；允许的边长是 ${min} 到 ${max}。`,
  channelsNotAllowed: ({ channels }) =>
    `检查点用于 ${channels} 个通道的图像；图像的通道数是 1（灰度）、3（红绿蓝）或 4（红绿蓝和不透明度）。`,
  otherImageSize: ({ height, width, otherHeight, otherWidth }) =>
    `检查点用于 ${height} × ${width} 像素的图像；现有的图像是 ${otherHeight} × ${otherWidth}。请先打开它自己的图像。`,
  otherChannels: ({ channels, otherChannels }) =>
    `检查点用于 ${channels} 个通道的图像，现有的图像有 ${otherChannels} 个：1 是灰度，3 是红绿蓝，4 是红绿蓝和不透明度。请先打开它自己的图像。`,
  imagesMissing: ({ name }) => `检查点是用“${name}”训练的；请先打开这些文件。`,
  otherImages: () => '检查点是用别的图像训练的；它将用现有的图像继续训练。',
  weightsAlone: () => '文件中只有权重：现有的模型已采用它们，从第 0 步开始。',
  weightsWithoutModel: () =>
    '这个 safetensors 文件的元数据中没有“vae-lab”，所以其中只有权重而没有训练记录，而现在还没有可以采用它们的模型。',
  weightsMisfit: ({ error }) =>
    `这个 safetensors 文件的元数据中没有“vae-lab”，所以其中只有权重而没有训练记录，而现有的模型无法采用它们：${inChinese(error)}`,
  unknownParameter: ({ name }) => `这个模型没有名为“${name}”的参数。`,
  missingParameter: ({ name }) => `缺少“${name}”。`,
  wrongShape: ({ name, shape, expected }) =>
    `“${name}”的形状是 ${all(shape)}；这个模型需要 ${all(expected)}。`,
  notFiniteWeight: ({ name, value }) => `“${name}”中有值 ${figure(value)}；权重必须是有限的数。`,
  unknownDtype: ({ name, dtype }) =>
    `“${name}”中数的类型是 ${dtype}；只允许 F16、BF16、F32 和 F64。`,
  beyondHalfPrecision: ({ name, value, most }) =>
    `“${name}”中有值 ${figure(value)}；半精度最大为 ${most}。`,
  negativeSecondMoment: ({ name }) => `优化器中“${name}”的二阶矩含有小于零的数，而平方不会小于零。`,

  // The device.
  noSelfTest: () => 'CPU 不需要自检。',
  selfTestPassed: ({ operations }) =>
    `在自检的全部 ${operations} 项运算中，GPU 的结果与 CPU 一致。`,
  selfTestFailed: ({ operation }) =>
    `GPU 未通过自检：它的一项运算（${operation}）与 CPU 的结果不同。`,
  notStarted: ({ reason }) => `GPU 无法启动：${reason}。`,
  notBuilt: ({ device, feature }) =>
    `这个版本没有用于 ${device === 'the GPU' ? 'GPU' : device} 的代码；那需要带有“${feature}”功能的版本。`,
  noAnswer: ({ reason }) => `设备没有响应：${reason}。`,
};

export function inChinese(sentence: Sentence): string {
  const say = SENTENCES[sentence.code] as (fields: unknown) => string;
  return say('fields' in sentence ? sentence.fields : {});
}
