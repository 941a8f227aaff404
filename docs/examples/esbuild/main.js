import 'vae-lab/define';
