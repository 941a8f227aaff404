import 'vae-lab/define';

document.querySelector('vae-lab').data = new URL('pictures.zip', import.meta.url).href;
