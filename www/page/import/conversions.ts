// What files are that are known but not read, and what makes something readable of them: a line of
// Python, or a step to take.
import { msg, str } from '@lit/localize';
import type { Foreign } from '../../data/foreign';

/**
 * A sentence that names the kind, and what to do. `file` is the name as it is shown, `path` that of
 * the file itself.
 */
export function conversion(file: string, path: string, kind: Foreign): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const line = pythonLine(
    kind,
    JSON.stringify(name),
    JSON.stringify(name.replace(/(\.\w{1,10})+$/, '')),
  );
  return `${msg(str`“${file}” is ${foreignName(kind)}, which is not read here.`)} ${advice(kind)}${line ? ` ${line}` : ''}`;
}

/** What has to be done, with the line of Python after it if there is one. */
function advice(kind: Foreign): string {
  switch (kind) {
    case 'torch':
      return msg(
        'Images have to be .npz or image files, and a saved model .safetensors, which this line of Python makes of it:',
      );
    case 'safetensors':
      return msg('Images are wanted here; to go on with a model, choose “Open a saved model”.');
    case 'keras':
    case 'onnx':
      return msg('Images are wanted here, and models of other libraries cannot be opened.');
    case 'pickle':
      return msg(
        'A pickle can run any program, so open only what you trust; this line of Python makes an .npz file of it:',
      );
    case 'parquet':
    case 'arrowstream':
    case 'tfrecord':
      return msg('This line of Python makes image files of it, with the labels as folders:');
    case 'arrow':
    case 'hdf5':
    case 'matlab':
    case 'matlab73':
      return msg('This line of Python makes an .npz file of it:');
    case 'sqlite':
    case 'excel':
      return msg('This line of Python makes CSV files of it:');
    case 'lfs':
      return msg('It only stands for the file, which “git lfs pull” brings.');
    case 'office':
      return msg('Save the images in it as files of their own.');
    case '7z':
    case 'rar':
    case 'zstd':
    case 'lz4':
      return msg('Unpack it, and choose the folder.');
    case 'xz':
    case 'bzip2':
      return msg(
        'Unpack it, and choose the folder; if it is a tar archive, this line of Python does:',
      );
    case 'heic':
    case 'tiff':
    case 'psd':
    case 'svg':
    case 'jpegxl':
    case 'jpeg2000':
    case 'netpbm':
      return msg('Save it as PNG or JPEG, or with this line of Python:');
    case 'exr':
      return msg('Save it as PNG or JPEG.');
    case 'dicom':
    case 'nifti':
      return msg('This line of Python makes an array of it:');
    case 'video':
      return msg('Save its frames as images, with this command:');
  }
}

/** `file` and `base`, without its ending, are quoted. Null where no single line does. */
function pythonLine(kind: Foreign, file: string, base: string): string | null {
  const named = (ending: string): string => `${base.slice(0, -1)}${ending}"`;
  const isGzipped = /\.gz"$/i.test(file);
  switch (kind) {
    case 'torch':
      return `import torch, safetensors.torch as s; d = torch.load(${file}, map_location="cpu", weights_only=True); s.save_file({k: v.clone(memory_format=torch.contiguous_format) for k, v in d.get("state_dict", d.get("model_state_dict", d)).items() if torch.is_tensor(v)}, ${named('.safetensors')})`;
    case 'pickle':
      return `import ${isGzipped ? 'gzip, ' : ''}pickle, numpy as n; f = lambda v, *p: {k: a for i, w in (v.items() if isinstance(v, dict) else enumerate(v)) for k, a in f(w, *p, i.decode() if isinstance(i, bytes) else str(i)).items()} if isinstance(v, (dict, tuple)) else {"_".join(p) or "x": v}; n.savez(${named('.npz')}, **f(pickle.load(${isGzipped ? 'gzip.' : ''}open(${file}, "rb"), encoding="latin1")))`;
    case 'parquet':
      return imageFiles(`p.read_parquet(${file})`, 'pandas as p');
    case 'arrowstream':
      return imageFiles(`p.ipc.open_stream(${file}).read_pandas()`, 'pyarrow as p');
    case 'arrow':
      return `import numpy as n, pandas as p; n.savez(${named('.npz')}, **{k: n.stack(v) for k, v in p.read_feather(${file}).items()})`;
    case 'hdf5':
      return `import h5py, numpy as n; f = h5py.File(${file}); d = {}; f.visititems(lambda k, v: d.update({k.replace("/", "_"): v[()]}) if isinstance(v, h5py.Dataset) else None); n.savez(${named('.npz')}, **d)`;
    case 'matlab73':
      return `import h5py, numpy as n; f = h5py.File(${file}); n.savez(${named('.npz')}, **{k: f[k][()].T for k in f if isinstance(f[k], h5py.Dataset)})`;
    case 'matlab':
      return `import numpy as n, scipy.io as s; n.savez(${named('.npz')}, **{k: v for k, v in s.loadmat(${file}).items() if k[0] != "_"})`;
    case 'tfrecord':
      return `import os, tfrecord.reader as t; [(os.makedirs(l := str(*r.get("label", ["images"])), exist_ok=True), open(f"{l}/{i}.png", "wb").write(r.get("image", r.get("image/encoded")))) for i, r in enumerate(t.tfrecord_loader(${file}, None))]`;
    case 'sqlite':
      return `import sqlite3, pandas as p; c = sqlite3.connect(${file}); [p.read_sql(f'select * from "{t}"', c).to_csv(t + ".csv", index=False) for (t,) in c.execute("select name from sqlite_master where type = 'table'").fetchall()]`;
    case 'excel':
      return `import pandas as p; p.read_excel(${file}).to_csv(${named('.csv')}, index=False)`;
    case 'xz':
    case 'bzip2':
      return `import shutil; shutil.unpack_archive(${file}, ${base})`;
    case 'heic':
      return `import pillow_heif, PIL.Image as i; pillow_heif.register_heif_opener(); i.open(${file}).save(${named('.png')})`;
    case 'jpegxl':
      return `import pillow_jxl, PIL.Image as i; i.open(${file}).save(${named('.png')})`;
    case 'svg':
      return `import cairosvg; cairosvg.svg2png(url=${file}, write_to=${named('.png')})`;
    case 'tiff':
    case 'psd':
    case 'jpeg2000':
    case 'netpbm':
      return `import PIL.Image as i; a = i.open(${file}); (a.convert("RGB") if a.mode in ("CMYK", "LAB", "YCbCr") else a).save(${named('.png')})`;
    case 'dicom':
      return `import numpy as n, pydicom as d; n.save(${named('.npy')}, d.dcmread(${file}).pixel_array)`;
    case 'nifti':
      return `import numpy as n, nibabel as b; n.save(${named('.npy')}, b.load(${file}).get_fdata().T)`;
    case 'video':
      return `ffmpeg -i ${file} %05d.png`;
    case 'safetensors':
    case 'keras':
    case 'onnx':
    case 'lfs':
    case 'office':
    case '7z':
    case 'rar':
    case 'zstd':
    case 'lz4':
    case 'exr':
      return null;
  }
}

/**
 * Of a table whose pictures are files in it, as Hugging Face's are: one file each, in a folder for
 * each label.
 */
function imageFiles(table: string, library: string): string {
  return `import os, ${library}; d = ${table}; c = next(k for k in d if isinstance(d[k].iloc[0], dict)); l = next((d[k] for k in d if "label" in k), ["images"] * len(d)); [(os.makedirs(str(k), exist_ok=True), open(f"{k}/{i}.png", "wb").write(v["bytes"])) for i, (k, v) in enumerate(zip(l, d[c]))]`;
}

export function foreignName(kind: Foreign): string {
  switch (kind) {
    case 'torch':
      return msg('a file of PyTorch’s');
    case 'safetensors':
      return msg('a safetensors file');
    case 'pickle':
      return msg('a pickle of Python’s');
    case 'keras':
      return msg('a model of Keras’s');
    case 'onnx':
      return msg('an ONNX model');
    case 'lfs':
      return msg('a pointer of Git LFS’s');
    case 'parquet':
      return msg('a Parquet table');
    case 'arrow':
      return msg('an Arrow or Feather table');
    case 'arrowstream':
      return msg('an Arrow stream, as Hugging Face’s data sets are kept');
    case 'hdf5':
      return msg('an HDF5 file');
    case 'matlab':
      return msg('a MAT file of MATLAB’s');
    case 'matlab73':
      return msg('a MAT file of MATLAB’s, version 7.3');
    case 'tfrecord':
      return msg('a TFRecord file');
    case 'sqlite':
      return msg('an SQLite database');
    case 'excel':
      return msg('a spreadsheet');
    case 'office':
      return msg('a document of an office program');
    case '7z':
      return msg('a 7-Zip archive');
    case 'rar':
      return msg('a RAR archive');
    case 'xz':
      return msg('packed with xz');
    case 'bzip2':
      return msg('packed with bzip2');
    case 'zstd':
      return msg('packed with Zstandard');
    case 'lz4':
      return msg('packed with LZ4');
    case 'heic':
      return msg('a HEIC picture');
    case 'tiff':
      return msg('a TIFF picture');
    case 'psd':
      return msg('a Photoshop picture');
    case 'svg':
      return msg('an SVG drawing');
    case 'jpegxl':
      return msg('a JPEG XL picture');
    case 'jpeg2000':
      return msg('a JPEG 2000 picture');
    case 'netpbm':
      return msg('a PNM picture');
    case 'exr':
      return msg('an OpenEXR picture');
    case 'dicom':
      return msg('a DICOM file');
    case 'nifti':
      return msg('a NIfTI file');
    case 'video':
      return msg('a video');
  }
}
