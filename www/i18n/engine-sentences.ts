// Chinese for what the engine says in sentences: what it refuses, warns of and finds.
import { zh as words } from './engine-words';

type Translation = readonly [english: string, chinese: string];

/** `{place}` stands for what differs from time to time, and stays as it is. `{say place}` is for words, `{tell place}` for a sentence, with a translation of their own. */
export const SENTENCES: readonly Translation[] = [
  // The settings.
  ['{say field} is {value}; allowed is {min} to {max}.', '{field}为 {value}；允许的范围是 {min} 到 {max}。'],
  ['The network has {layers} hidden layers; allowed are 1 to {most}.', '网络有 {layers} 个隐藏层；允许 1 到 {most} 个。'],
  [
    'This objective trains {say wanted}, and the model is {say model}: its losses are defined on other parts. Choose an objective of {say same}.',
    '这个目标函数训练的是{wanted}，而模型是{model}：它的损失定义在别的部分上。请选择{same}的目标函数。',
  ],
  ['A full-covariance posterior needs a VAE: {say model} {say why}.', '完整协方差的后验需要 VAE：{model}{why}。'],
  ['A likelihood is chosen for a VAE only: {say model} compares images in its own loss.', '只有 VAE 才选择似然：{model}用自己的损失比较图像。'],
  [
    'Corrupted inputs are for autoencoders: the bound of {say model} compares a posterior and a likelihood of the same image.',
    '损坏的输入只用于自编码器：{model}的下界比较的是同一幅图像的后验与似然。',
  ],
  [
    'Black and white images need the Bernoulli likelihood: a density over grey levels grows without bound on two of them.',
    '黑白图像需要伯努利似然：灰度值上的概率密度在仅有的两个值上会无限增大。',
  ],
  [
    '{each} codes an image and {images} images a step make {codes} codes; allowed are {most} in one step. Take smaller batches or fewer samples.',
    '每幅图像 {each} 个编码，每步 {images} 幅图像，共 {codes} 个编码；一步最多允许 {most} 个。请减小批大小或样本数。',
  ],
  ['Convolutions need images whose sides are divisible by {factor}; these are {height} by {width} pixels. Fully connected layers take any size.', '卷积要求图像的边长能被 {factor} 整除；这些图像是 {height} × {width} 像素。全连接层对大小没有限制。'],
  ["The images of “{name}” aren't loaded; open their files first.", '“{name}”的图像尚未载入；请先打开它们的文件。'],

  // Training and measuring.
  [
    'Training stopped: the loss of step {step} was {loss}. The model is back at step {good}. A smaller learning rate usually helps; it is {rate} now.',
    '训练已停止：第 {step} 步的损失为 {loss}。模型已回到第 {good} 步。减小学习率通常有用；现在是 {rate}。',
  ],
  ["The classifier's loss was {loss} after epoch {epoch}. A smaller learning rate usually helps; it is {rate} now.", '第 {epoch} 轮之后，分类器的损失为 {loss}。减小学习率通常有用；现在是 {rate}。'],
  [
    'Posterior collapse: only {active} of {all} code dimensions carry information about the image, the decoder ignores the rest. KL warm-up, a smaller beta or free bits help a model to use more of them.',
    '后验坍缩：{all} 个编码维度中只有 {active} 个带有图像的信息，其余的被解码器忽略。KL 预热、更小的 β 或自由 nat 能让模型使用更多维度。',
  ],
  ["A GAN has no encoder: its codes can be decoded, and images can't be encoded.", 'GAN 没有编码器：可以把编码解码成图像，但不能把图像变成编码。'],
  ['Only a GAN and a VAE-GAN have a discriminator to ask.', '只有 GAN 和 VAE-GAN 有判别器可问。'],
  ["{say what} for this model: only a VAE's bound is one on log p(x).", '对这个模型{what}：只有 VAE 的下界才是 log p(x) 的下界。'],
  ['{images} images with {each} codes each are too many at a time; allowed are {most} codes.', '{images} 幅图像、每幅 {each} 个编码，一次太多了；最多允许 {most} 个编码。'],
  ['A grid of {side} by {otherSide} images is too large; at most {most} are allowed.', '{side} × {otherSide} 幅图像的网格太大；最多允许 {most} 幅。'],
  ['Codes of {dimensions} dimensions span no plane; at least 2 are needed.', '{dimensions} 维的编码张不成平面；至少需要 2 维。'],
  ['{values} {unit} are no whole number of {say what} of {size} {sameUnit} each, 1 to {most}.', '{values} 个数不是整数个{what}（每个 {size} 个数，共 1 到 {most} 个）。'],
  ['The {say what} hold a value that is no finite number.', '{what}中有一个值不是有限的数。'],
  ['There is no held-out image {index}; there are {count} of them, counted from 0.', '没有第 {index} 号留出图像；共有 {count} 幅，从 0 数起。'],
  ['The session has no model yet; configure it first.', '还没有模型；请先设定一个。'],
  ['One of the numbers is {value}; all have to be finite.', '其中一个数是 {value}；所有的数都必须有限。'],

  // Labels.
  ['The images of “{name}” have no labels, which a classifier needs; open their label file too, or take the built-in digits.', '“{name}”的图像没有标签，而分类器需要标签；请把标签文件也打开，或改用内置的数字。'],
  ['{count} labels are more than there are images to train on; “{name}” has {images}.', '{count} 个标签多于可供训练的图像；“{name}”有 {images} 幅。'],
  ['{count} labels are too few for the {classes} classes of “{name}”; at least {needed} are needed.', '{count} 个标签对“{name}”的 {classes} 个类别来说太少；至少需要 {needed} 个。'],

  // Images.
  ['{count} digits cannot be generated; ask for 1 to {most}.', '不能生成 {count} 个数字；可以生成 1 到 {most} 个。'],
  ['“{name}” has {count} images to train on; at least {least} are needed.', '“{name}”只有 {count} 幅图像可供训练；至少需要 {least} 幅。'],
  ['The images of “{name}” are {height} by {width} pixels; each side has to be {min} to {max} pixels.', '“{name}”的图像是 {height} × {width} 像素；每边必须为 {min} 到 {max} 像素。'],
  ['“{name}” has {count} images; at most {most} are allowed.', '“{name}”有 {count} 幅图像；最多允许 {most} 幅。'],
  ['“{name}” has {images} images but {labels} labels; there has to be one label an image.', '“{name}”有 {images} 幅图像，却有 {labels} 个标签；每幅图像必须有一个标签。'],
  [
    '“{name}” has {count} images and cannot hold out {part} of them; at least {held} has to be held out and at least {left} left to train on.',
    '“{name}”有 {count} 幅图像，无法留出其中 {part} 幅；至少要留出 {held} 幅，并至少剩下 {left} 幅用于训练。',
  ],
  ['“{name}” holds the pixel value {value}; pixels have to be 0 to 255, or 0 to 1 as floating-point numbers.', '“{name}”中有像素值 {value}；像素必须为 0 到 255，浮点数则为 0 到 1。'],
  ['“{name}” holds the label {value}; labels have to be whole numbers 0 to 255.', '“{name}”中有标签 {value}；标签必须是 0 到 255 的整数。'],

  // Files.
  ['{count} files were given; give one or two IDX image files, each with its label file or without.', '给出了 {count} 个文件；请给出一个或两个 IDX 图像文件，标签文件可有可无。'],
  ['{images} image files and {labels} label files were given; give one or two image files, and for each its label file or for none.', '给出了 {images} 个图像文件和 {labels} 个标签文件；请给出一个或两个图像文件，要么都带标签文件，要么都不带。'],
  ['“{name}” holds labels, and no images were given; give their IDX image file too.', '“{name}”中是标签，却没有给出图像；请把它们的 IDX 图像文件也给出。'],
  ['“{first}” has images of {height} by {width} pixels and “{second}” of {otherHeight} by {otherWidth}; both have to be of one size.', '“{first}”的图像是 {height} × {width} 像素，“{second}”的是 {otherHeight} × {otherWidth}；两者大小必须相同。'],
  ['“{first}” has {images} images, “{second}” has {labels} labels; there has to be one label an image.', '“{first}”有 {images} 幅图像，“{second}”有 {labels} 个标签；每幅图像必须有一个标签。'],
  [
    '“{first}” and “{second}” hold as many labels as each other, and their names do not tell which images they belong to; name the files like train-images, train-labels, test-images, test-labels.',
    '“{first}”和“{second}”的标签数相同，从文件名看不出它们属于哪些图像；请用 train-images、train-labels、test-images、test-labels 这样的文件名。',
  ],
  ['“{name}”, unpacked, {say what}.', '“{name}”解压后{what}。'],
  ['“{name}” is empty.', '“{name}”是空的。'],
  ['“{name}” is not an IDX file, which begins with two zero bytes and a type code. It looks like {say kind}.', '“{name}”不是 IDX 文件，IDX 文件以两个零字节和一个类型码开头。它看起来像{kind}。'],
  ['“{name}” is not an IDX file, which begins with two zero bytes and a type code.', '“{name}”不是 IDX 文件，IDX 文件以两个零字节和一个类型码开头。'],
  ['“{name}” has {count} dimensions; images have 3 (count, height, width) and labels 1.', '“{name}”有 {count} 维；图像有 3 维（数量、高、宽），标签有 1 维。'],
  ['“{name}” has images of {channels} channels; only grey ones, of 1 channel, can be read.', '“{name}”的图像有 {channels} 个通道；只能读取 1 个通道的灰度图像。'],
  ['“{name}” holds {count} items; at most {most} are allowed.', '“{name}”含有 {count} 项；最多允许 {most} 项。'],
  ['“{name}” has images of {height} by {width} pixels; each side has to be {min} to {max} pixels.', '“{name}”的图像是 {height} × {width} 像素；每边必须为 {min} 到 {max} 像素。'],
  ['“{name}” is a corrupt gzip file ({error}); try to download or pack it again.', '“{name}”是损坏的 gzip 文件（{error}）；请重新下载或压缩。'],
  ['“{name}” is truncated: its header tells of {expected} bytes, and there are {actual}.', '“{name}”不完整：文件头说有 {expected} 字节，实际有 {actual} 字节。'],
  ['“{name}” is truncated: its header tells of {expected} bytes unpacked, and there are {actual}.', '“{name}”不完整：文件头说解压后有 {expected} 字节，实际有 {actual} 字节。'],
  ['“{name}” has {surplus} bytes too many: its header tells of {expected} bytes.', '“{name}”多出 {surplus} 字节：文件头说有 {expected} 字节。'],

  // Checkpoints.
  ["The checkpoint's config is not allowed: {tell error}", '检查点中的设置不被允许：{error}'],
  ['The checkpoint is for images of {height} by {width} pixels; allowed are sides of {min} to {max}.', '检查点用于 {height} × {width} 像素的图像；允许的边长是 {min} 到 {max}。'],
  [
    'The checkpoint is for images of {height} by {width} pixels; the images at hand are {otherHeight} by {otherWidth}. Open its own images first.',
    '检查点用于 {height} × {width} 像素的图像；现有的图像是 {otherHeight} × {otherWidth}。请先打开它自己的图像。',
  ],
  ['The checkpoint was trained on “{name}”; open these files first.', '检查点是用“{name}”训练的；请先打开这些文件。'],
  ['The checkpoint was trained on other images; it goes on with the ones at hand.', '检查点是用别的图像训练的；它将用现有的图像继续训练。'],
  ['This safetensors file has no “{key}” in its metadata; only checkpoints that vae-lab saved can be opened.', '这个 safetensors 文件的元数据中没有“{key}”；只能打开 vae-lab 保存的检查点。'],
  ['The file holds weights alone: the model at hand has taken them, at step 0.', '文件中只有权重：现有的模型已采用它们，从第 0 步开始。'],
  ['This checkpoint has version “{version}”; this build reads version {own}.', '这个检查点的版本是“{version}”；这里能读的是版本 {own}。'],
  ['This is no whole safetensors file: {error}.', '这不是完整的 safetensors 文件：{error}。'],
  ["The checkpoint's “{key}” can't be read: {reason}.", '检查点中的“{key}”无法读取：{reason}。'],
  ['“{name}” is no parameter of this model.', '这个模型没有名为“{name}”的参数。'],
  ['“{name}” is missing.', '缺少“{name}”。'],
  ['“{name}” has shape {shape}; this model needs {expected}.', '“{name}”的形状是 {shape}；这个模型需要 {expected}。'],
  ['“{name}” holds the value {value}; weights have to be finite numbers.', '“{name}”中有值 {value}；权重必须是有限的数。'],
  ['“{name}” holds numbers of type {type}; allowed are F16, BF16, F32 and F64.', '“{name}”中数的类型是 {type}；只允许 F16、BF16、F32 和 F64。'],

  ['The images hold the grey level {pixel}; allowed are 0 for black to 1 for white.', '图像中有灰度值 {pixel}；允许的范围是 0（黑）到 1（白）。'],

  // The device.
  ["The GPU gave the CPU's results in all {count} operations of the self-test.", '在自检的全部 {count} 项运算中，GPU 的结果与 CPU 一致。'],
  ["The GPU failed its self-test: its {operation} differs from the CPU's.", 'GPU 未通过自检：它的一项运算（{operation}）与 CPU 的结果不同。'],
  ['The GPU could not be started: {reason}.', 'GPU 无法启动：{reason}。'],
  ['The device did not answer: {reason}.', '设备没有响应：{reason}。'],
];

/** What stands in a `{say place}` and is no word of the schema. */
export const PARTS: ReadonlyMap<string, string> = new Map([
  ['a VAE', 'VAE'],
  ['an autoencoder', '自编码器'],
  ['a GAN', 'GAN'],
  ['a VAE-GAN', 'VAE-GAN'],
  ['is defined with a diagonal one', '是用对角协方差的后验定义的'],
  ['has no posterior over codes', '没有编码上的后验'],
  ['No likelihood can be estimated', '无法估计似然'],
  ['No gradient of a bound can be measured', '无法测量下界的梯度'],
  ['Repeats', '重复次数'],
  ['images', '图像'],
  ['codes', '编码'],
  ['points', '点'],
  ['is empty', '是空的'],
  ['breaks off before any data', '在任何数据之前就中断了'],
  ['a PNG picture', 'PNG 图片'],
  ['a JPEG picture', 'JPEG 图片'],
  ['a GIF picture', 'GIF 图片'],
  ['a BMP picture', 'BMP 图片'],
  ['a WebP picture or a WAV sound', 'WebP 图片或 WAV 声音'],
  ['a ZIP archive (unpack it first)', 'ZIP 压缩包（请先解压）'],
  ['an empty ZIP archive', '空的 ZIP 压缩包'],
  ['a gzip file inside another (unpack it once)', '套在另一个 gzip 文件里的 gzip 文件（请先解压一次）'],
  ['an xz archive (unpack it first)', 'xz 压缩包（请先解压）'],
  ['a Zstandard archive (unpack it first)', 'Zstandard 压缩包（请先解压）'],
  ['a bzip2 archive (unpack it first)', 'bzip2 压缩包（请先解压）'],
  ['a 7-Zip archive (unpack it first)', '7-Zip 压缩包（请先解压）'],
  ['a tar archive (unpack it first)', 'tar 压缩包（请先解压）'],
  ['a NumPy array', 'NumPy 数组'],
  ['an HDF5 file', 'HDF5 文件'],
  ['a PDF document', 'PDF 文档'],
  ['a Parquet table', 'Parquet 表格'],
  ['a web page', '网页'],
  ['a CSV table', 'CSV 表格'],
  ['JSON', 'JSON'],
  ['text', '文本'],
]);

const PLACE = /\{(?:(say|tell) )?(\w+)\}/g;
const SPECIAL = /[.*+?^$()|[\]\\]/g;
const WORDS = [...words.keys(), ...PARTS.keys()].map((word) => word.replace(SPECIAL, '\\$&')).join('|');
const patterns = SENTENCES.map(([english, chinese]) => {
  const own = [...english.matchAll(PLACE)].flatMap(([, kind, place]) => (kind ? [place] : []));
  return { pattern: patternOf(english), chinese, own: new Set(own) };
});

/** In Chinese, if this is a sentence that has one. */
export function inChinese(sentence: string): string {
  for (const { pattern, chinese, own } of patterns) {
    const match = pattern.exec(sentence);
    if (!match) continue;
    const found = match.groups ?? {};
    const text = chinese.replace(PLACE, (whole, _, place: string) => (own.has(place) ? part(found[place]!) : whole));
    return spaced(text).replace(PLACE, (whole, _, place: string) => found[place] ?? whole); // last: names of files stay as they are
  }
  return sentence;
}

function patternOf(english: string): RegExp {
  const places = (_: string, kind: string | undefined, place: string): string => `(?<${place}>${kind === 'say' ? WORDS : '.+?'})`;
  return new RegExp(`^${english.replace(SPECIAL, '\\$&').replace(PLACE, places)}$`, 's');
}

function part(english: string): string {
  return words.get(english) ?? PARTS.get(english) ?? inChinese(english);
}

/** Chinese and other scripts have a space between them. */
function spaced(text: string): string {
  return text.replace(/(\p{Script=Han})(?=[\w\p{Script=Greek}])/gu, '$1 ').replace(/([\w\p{Script=Greek}₀-₉])(?=\p{Script=Han})/gu, '$1 ');
}
