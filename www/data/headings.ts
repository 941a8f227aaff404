// What people call the columns of a table of labels. An unknown heading does no harm: what a column
// holds counts more.

const NAMES = `name names file files filename file_name filepath file_path path image images img image_id imageid image_name image_path imagename picture photo id
  datei dateiname bild bildname pfad fichier nom chemin archivo fichero nombre ruta imagen arquivo nome caminho imagem immagine percorso bestand naam pad afbeelding
  文件 文件名 图片 图像 图片名 名称 路径 檔案 檔名 圖片 圖像 名稱 路徑 ファイル ファイル名 画像 画像名 名前 パス 파일 파일명 이미지 이름 경로 файл имя путь изображение картинка`;
const LABELS = `label labels label_id class classes class_id class_name classname category categories category_id category_name target targets y species tag
  klasse klassen kategorie etikett bezeichnung classe catégorie étiquette clase categoría etiqueta categoria etichetta rótulo rotulo soort
  标签 标注 类 类别 类名 分类 標籤 標註 類別 類名 分類 ラベル クラス カテゴリ 라벨 레이블 클래스 분류 метка класс категория`;

const names = new Set(NAMES.split(/\s+/));
const labels = new Set(LABELS.split(/\s+/));

const plain = (heading: string): string =>
  heading
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');

export function isNameHeading(heading: string): boolean {
  return names.has(plain(heading));
}

export function isLabelHeading(heading: string): boolean {
  return labels.has(plain(heading));
}
